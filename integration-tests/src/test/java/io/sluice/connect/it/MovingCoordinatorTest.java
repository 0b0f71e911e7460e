package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.ConnectWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another broker becomes the group's coordinator, in order or because the old one died, also amid a round. */
class MovingCoordinatorTest {
    private static final String COUNTER = "counter-0";

    private static BrokerCluster cluster;
    private static Group group;
    private static ConnectWorker one;
    private static ConnectWorker two;

    @BeforeAll
    static void start() throws Exception {
        cluster = BrokerCluster.start();
        cluster.createTopic(COUNTER, Map.of());
        // The group's settings ask for one replica, which may be on the broker that goes.
        for (String store : List.of("config", "offset", "status"))
            cluster.createTopic("moving-" + store, Map.of("cleanup.policy", "compact"));
        group = new Group(cluster.bootstrapServers(), "moving");
        one = group.startAndAwait();
        two = group.startAndAwait();
        put("counter", 1);
        awaitProgress();
    }

    @AfterAll
    static void nothingWasLost() throws Exception {
        try (BrokerCluster ending = cluster) {
            group.close();
            int count = (int) end();
            List<Integer> arrived = ending.broker(1).consumeText(COUNTER, count).stream()
                    .map(Integer::valueOf)
                    .toList();
            assertThat(arrived.stream().distinct().sorted())
                    .containsExactlyElementsOf(IntStream.rangeClosed(0, arrived.get(count - 1))
                            .boxed()
                            .toList());
        }
    }

    @BeforeEach
    void coordinateFromABrokerThatMayGo() throws Exception {
        cluster.moveCoordinator(2);
        awaitProgress();
    }

    @Test
    void theGroupGoesOnAfterAnOrderlyMove() throws Exception {
        cluster.moveCoordinator(3);
        put("moved", 2);
        awaitProgress();
    }

    @Test
    void theGroupGoesOnAfterTheCoordinatorDied() throws Exception {
        cluster.broker(2).kill();
        try {
            put("killed", 2);
            awaitProgress();
            assertThat(cluster.coordinator()).isNotEqualTo(2);
        } finally {
            cluster.broker(2).restart();
        }
    }

    @Test
    void theGroupGoesOnIfTheCoordinatorDiesAmidARound() throws Exception {
        ConnectWorker three = group.start(); // its joining is the round
        cluster.broker(2).kill();
        try {
            Group.rest(three).awaitReady();
            put("amid", 3);
            awaitProgress();
        } finally {
            three.close();
            cluster.broker(2).restart();
        }
    }

    private static void put(String name, int tasks) {
        Group.rest(one).put(name, Map.of("connector.class", TrickySource.class.getName(), "tasks.max", "" + tasks));
        Group.rest(two)
                .awaitStatus(
                        name, status -> status.isRunning() && status.tasks().size() == tasks);
    }

    private static void awaitProgress() throws Exception {
        long before = end();
        Awaitility.await("records to arrive")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> end() > before + 20);
    }

    private static long end() throws Exception {
        TopicPartition partition = new TopicPartition(COUNTER, 0);
        return cluster.admin()
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
