package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.KafkaExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers embedded in this JVM: how they come up, share their work, and end. */
class ConnectWorkerTest {

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void answersAtOnceAndEndsWhenItIsClosed() {
        ConnectWorker worker = ConnectWorker.distributed(Group.settings(kafka.bootstrapServers(), "life"));
        ConnectRest rest = Group.rest(worker);

        assertThat(rest.get("/connectors").status()).isIn(200, 503);
        rest.awaitReady();
        assertThat(rest.get("/connectors").body()).isEqualTo("[]");
        assertThat(worker.isRunning()).isTrue();
        assertThat(worker.adminUrl()).isNull();

        worker.close();
        worker.close();
        assertThat(worker.isRunning()).isFalse();
        assertThat(worker.failure()).isNull();
    }

    @Test
    void aClosedWorkerHandsItsWorkToTheOthersWhateverTheDelayIs() throws Exception {
        List<String> names = List.of("a", "b", "c");
        Map<String, String> delay = Map.of("scheduled.rebalance.max.delay.ms", "300000");
        try (Group group = new Group(kafka.bootstrapServers(), "shared", delay)) {
            ConnectWorker first = group.startAndAwait();
            ConnectWorker second = group.startAndAwait();
            for (String name : names) {
                Group.rest(second).put("shared-" + name, counting(2));
            }
            awaitWorkOn(names, first, second);

            ConnectWorker third = group.startAndAwait();
            awaitWorkOn(names, first, second, third);
            first.close();
            awaitWorkOn(names, second, third);
            second.close();
            awaitWorkOn(names, third);
            long seen = endOffset("shared-a-0");
            atMost(20).until(() -> endOffset("shared-a-0") > seen);
        }
        for (String topic : topics(names)) {
            int count = (int) endOffset(topic);
            assertThat(kafka.broker().consumeText(topic, count))
                    .as("numbers in %s, each once and none left out", topic)
                    .isEqualTo(IntStream.range(0, count)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }

    @Test
    void closesWithoutABroker() {
        ConnectWorker worker = ConnectWorker.distributed(Group.settings("127.0.0.1:1", "nobody"));
        assertThat(Group.rest(worker).get("/connectors").status()).isEqualTo(503);
        assertThat(Group.rest(worker).get("/health").status()).isEqualTo(503);

        long begin = System.nanoTime();
        worker.close();
        worker.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(worker.isRunning()).isFalse();
        assertThat(worker.failure()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"config, 2, compact", "config, 1, delete", "offset, 1, delete", "status, 1, delete"})
    void diesOfAnInternalTopicItCannotUse(String store, int partitions, String policy) {
        String groupId = "unfit-" + store + "-" + partitions + "-" + policy;
        String topic = groupId + "-" + store;
        kafka.broker().createTopic(topic, partitions, Map.of("cleanup.policy", policy));

        try (ConnectWorker worker = ConnectWorker.distributed(Group.settings(kafka.bootstrapServers(), groupId))) {
            atMost(30).until(() -> !worker.isRunning());

            assertThat(worker.failure()).hasMessageContainingAll(topic, store + ".storage.topic");
            assertThat(worker.restUrl()).isNotNull();
            assertThatCode(worker::metrics).doesNotThrowAnyException();
        }
    }

    @Test
    void showsTheMetricsOfItsTasks() {
        try (Group group = new Group(kafka.bootstrapServers(), "metered")) {
            ConnectWorker worker = group.startAndAwait();
            Group.rest(worker).put("metered-source", counting(1));
            kafka.broker().createTopic("metered-sink", 1);
            Group.rest(worker)
                    .put(
                            "metered-sink",
                            Map.of(
                                    "connector.class",
                                    "org.apache.kafka.connect.file.FileStreamSinkConnector",
                                    "topics",
                                    "metered-sink",
                                    "file",
                                    "/dev/null"));
            Group.rest(worker).awaitRunning("metered-source");
            Group.rest(worker).awaitRunning("metered-sink");

            Set<String> groups = worker.metrics().metrics().keySet().stream()
                    .map(metric -> metric.group())
                    .collect(Collectors.toSet());
            assertThat(groups)
                    .contains(
                            "source-task-metrics",
                            "sink-task-metrics",
                            "task-error-metrics",
                            "connector-task-metrics",
                            "connect-worker-metrics",
                            "connect-worker-rebalance-metrics");
        }
    }

    private static Map<String, String> counting(int tasks) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", TrickySource.class.getName());
        config.put("tasks.max", Integer.toString(tasks));
        return config;
    }

    private static List<String> topics(List<String> names) {
        return names.stream()
                .flatMap(name -> IntStream.range(0, 2).mapToObj(task -> "shared-" + name + "-" + task))
                .toList();
    }

    /** Everything runs, and each of these workers, and nobody else, has a part in it. */
    private static void awaitWorkOn(List<String> names, ConnectWorker... workers) {
        Set<String> ids = List.of(workers).stream().map(Group::id).collect(Collectors.toCollection(TreeSet::new));
        ConnectRest rest = Group.rest(workers[workers.length - 1]);
        atMost(30).untilAsserted(() -> {
            Set<String> busy = new TreeSet<>();
            for (String name : names) {
                var status = rest.status("shared-" + name);
                assertThat(status.isRunning()).as("%s", status).isTrue();
                assertThat(status.tasks()).hasSize(2);
                status.tasks().forEach(task -> busy.add(task.worker()));
            }
            assertThat(busy).isEqualTo(ids);
        });
    }

    private static long endOffset(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return kafka.broker()
                .admin()
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static ConditionFactory atMost(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(100));
    }
}
