package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.kafka.Clients;
import io.sluice.connect.kafka.TopicLog;
import io.sluice.connect.kafka.Topics;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.store.ConfigStore;
import io.sluice.connect.testkit.KafkaExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The three stores on topics of a real broker, which also goes away and comes back. */
class TopicStoresTest {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact");

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void showsAWriteToItsListenerBeforeTheWriteCompletes() {
        kafka.broker().createTopic("configs-1", 1, COMPACTED);
        var heard = new Heard();
        try (ConfigStore store = configs("configs-1", heard)) {
            assertThat(heard.snapshots).containsExactly(ClusterSnapshot.EMPTY);
            done(store.putConnector("c", Map.of("k", "v"), Optional.of(TargetState.PAUSED)));
            assertThat(heard.last().connectors().get("c").target()).isEqualTo(TargetState.PAUSED);
            done(store.putTasks("c", List.of(Map.of("t", "0"), Map.of("t", "1"))));
            assertThat(heard.last().connectors().get("c").tasks().size()).isEqualTo(2);
            assertThat(store.snapshot().offset()).isEqualTo(5);
            done(store.putTasks("c", List.of()));
            assertThat(store.snapshot().connectors().get("c").tasks())
                    .isEqualTo(new TaskSet.Committed(List.of(), Optional.of(Map.of("k", "v"))));
            done(store.removeConnector("c"));
            assertThat(heard.last().connectors()).isEmpty();
        }
    }

    @Test
    void writesTheRecordsOfAnOperationInTheirOrder() {
        kafka.broker().createTopic("configs-2", 1, COMPACTED);
        try (ConfigStore store = configs("configs-2", new Heard())) {
            done(store.putSessionKey(new SessionKey(new byte[32], "HmacSHA256", Instant.ofEpochMilli(5))));
            var all = new ArrayList<CompletableFuture<Void>>();
            all.add(store.putConnector("c", Map.of("k", "v"), Optional.of(TargetState.STOPPED)));
            all.add(store.putTasks("c", List.of(Map.of(), Map.of(), Map.of())));
            all.add(store.putTarget("c", TargetState.STARTED));
            all.add(store.putRestart(new RestartRequest("c", true, false)));
            all.add(store.putTaskCount("c", 3));
            all.add(store.removeConnector("c"));
            done(CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)));
        }
        assertThat(keys("configs-2", 11))
                .containsExactly(
                        "session-key",
                        "target-state-c",
                        "connector-c",
                        "task-c-0",
                        "task-c-1",
                        "task-c-2",
                        "commit-c",
                        "target-state-c",
                        "restart-connector-c",
                        "tasks-fencing-c",
                        "connector-c");
    }

    @Test
    void passesOnOrdersOnlyIfTheyWereWrittenAfterTheStart() {
        kafka.broker().createTopic("configs-3", 1, COMPACTED);
        try (ConfigStore store = configs("configs-3", new Heard())) {
            done(store.putConnector("c", Map.of(), Optional.empty()));
            done(store.putRestart(new RestartRequest("c", true, false)));
            done(store.putLoggerLevel("old", "DEBUG"));
        }
        var heard = new Heard();
        try (ConfigStore store = configs("configs-3", heard)) {
            assertThat(heard.last().connectors()).containsOnlyKeys("c");
            done(store.putRestart(new RestartRequest("c", true, true)));
            done(store.putLoggerLevel("new", "INFO"));
            assertThat(heard.orders).containsExactly("restart c true true", "logger new INFO");
        }
    }

    @Test
    void readsWhatAnotherWorkerWrote() {
        kafka.broker().createTopic("configs-4", 1, COMPACTED);
        try (ConfigStore one = configs("configs-4", new Heard());
                ConfigStore other = configs("configs-4", new Heard())) {
            done(one.putConnector("c", Map.of("k", "v"), Optional.empty()));
            assertThat(other.refresh())
                    .succeedsWithin(10, TimeUnit.SECONDS)
                    .satisfies(snapshot -> assertThat(snapshot.connectors()).containsOnlyKeys("c"));
        }
    }

    @Test
    void readsPastMarkersOfTransactionsAndAbortedRecords() {
        kafka.broker().createTopic("offsets-tx", 1, COMPACTED);
        try (var store = new TopicOffsetStore(log("offsets-tx", "offsets"), START)) {
            store.start();
            try (var producer = clients().producer("tx", Map.of("transactional.id", "tx"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("offsets-tx", bytes("[\"c\",{\"p\":1}]"), bytes("{\"o\":1}")));
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("offsets-tx", bytes("[\"c\",{\"p\":2}]"), bytes("{\"o\":1}")));
                producer.flush();
                producer.abortTransaction();
            }
            assertThat(store.readAll("c")).succeedsWithin(10, TimeUnit.SECONDS).satisfies(offsets -> assertThat(offsets)
                    .containsOnlyKeys(Map.of("p", 1L)));
        }
    }

    @Test
    void startsWhileATransactionIsOpenAndReadsWhatItBrings() {
        kafka.broker().createTopic("offsets-open", 1, COMPACTED);
        try (var producer = clients().producer("open", Map.of("transactional.id", "open"));
                var store = new TopicOffsetStore(log("offsets-open", "offsets"), START)) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused =
                    producer.send(new ProducerRecord<>("offsets-open", bytes("[\"c\",{\"p\":1}]"), bytes("{\"o\":1}")));
            producer.flush();
            store.start();
            var read = store.readAll("c");
            producer.commitTransaction();
            assertThat(read).succeedsWithin(10, TimeUnit.SECONDS).satisfies(offsets -> assertThat(offsets)
                    .containsOnlyKeys(Map.of("p", 1L)));
        }
    }

    @Test
    void keepsOffsetsAcrossARestart() {
        kafka.broker().createTopic("offsets-1", 25, COMPACTED);
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        for (int i = 0; i < 100; i++) offsets.put(Map.of("p", i), Map.of("position", i));
        try (var store = new TopicOffsetStore(log("offsets-1", "offsets"), START)) {
            store.start();
            done(store.write("c", offsets));
            Map<Map<String, ?>, Map<String, ?>> removal = new HashMap<>();
            removal.put(Map.of("p", 7), null);
            done(store.write("c", removal));
        }
        try (var store = new TopicOffsetStore(log("offsets-1", "offsets"), START)) {
            store.start();
            assertThat(store.readAll("c")).succeedsWithin(10, TimeUnit.SECONDS).satisfies(all -> assertThat(all)
                    .hasSize(99));
            assertThat(store.read("c", List.of(Map.of("p", 7), Map.of("p", 8L))))
                    .succeedsWithin(10, TimeUnit.SECONDS)
                    .satisfies(some -> assertThat(some).isEqualTo(Map.of(Map.of("p", 8L), Map.of("position", 8L))));
        }
        assertThat(kafka.broker().consume("offsets-1", 101))
                .anySatisfy(
                        record -> assertThat(new String(record.key(), UTF_8)).isEqualTo("[\"c\",{\"p\":7}]"));
    }

    @Test
    void keepsStatusesAndTopicUsesAndTombstonesThem() {
        kafka.broker().createTopic("status-1", 5, COMPACTED);
        try (var store = new TopicStatusStore(log("status-1", "statuses"), START);
                var other = new TopicStatusStore(log("status-1", "statuses"), START)) {
            store.start();
            other.start();
            store.put("c", status(UnitState.RUNNING, "w1:1", 1));
            store.put(new TaskId("c", 0), status(UnitState.RUNNING, "w1:1", 1));
            store.put(new TopicUse("t", new TaskId("c", 0), Instant.ofEpochMilli(5)));
            assertThat(store.connector("c")).contains(status(UnitState.RUNNING, "w1:1", 1));
            await().untilAsserted(() -> assertThat(other.topics("c")).containsOnlyKeys("t"));
            await().untilAsserted(() -> assertThat(other.tasks("c")).containsOnlyKeys(0));
            await().untilAsserted(() -> assertThat(other.connector("c")).isPresent());

            other.putUnlessNewer("c", status(UnitState.UNASSIGNED, "w2:1", 1));
            assertThat(other.connector("c")).contains(status(UnitState.RUNNING, "w1:1", 1));
            other.put("c", status(UnitState.RUNNING, "w2:1", 2));
            await().untilAsserted(
                            () -> assertThat(store.connector("c")).contains(status(UnitState.RUNNING, "w2:1", 2)));
            store.putUnlessNewer("c", status(UnitState.UNASSIGNED, "w1:1", 1));
            assertThat(store.connector("c")).contains(status(UnitState.RUNNING, "w2:1", 2));

            store.remove("c");
            await().untilAsserted(() -> {
                assertThat(other.connector("c")).isEmpty();
                assertThat(other.tasks("c")).isEmpty();
                assertThat(other.topics("c")).isEmpty();
            });
        }
    }

    @Test
    void getsOverABrokerThatGoesAwayAndComesBack() {
        kafka.broker().createTopic("configs-5", 1, COMPACTED);
        kafka.broker().createTopic("status-5", 5, COMPACTED);
        var heard = new Heard();
        try (ConfigStore configs = configs("configs-5", heard);
                var statuses = new TopicStatusStore(log("status-5", "statuses"), START)) {
            statuses.start();
            done(configs.putConnector("before", Map.of(), Optional.empty()));

            kafka.broker().kill();
            CompletableFuture<Void> write = configs.putConnector("meanwhile", Map.of(), Optional.empty());
            statuses.put("meanwhile", status(UnitState.FAILED, "w1:1", 3));
            assertThat(statuses.connector("meanwhile")).isPresent();
            kafka.broker().restart();

            assertThat(write).succeedsWithin(60, TimeUnit.SECONDS);
            assertThat(heard.last().connectors()).containsOnlyKeys("before", "meanwhile");
        }
        try (var statuses = new TopicStatusStore(log("status-5", "statuses"), START)) {
            statuses.start();
            assertThat(statuses.connector("meanwhile")).contains(status(UnitState.FAILED, "w1:1", 3));
        }
    }

    @Test
    void failsWhatIsWaitingWhenItIsClosed() {
        kafka.broker().createTopic("configs-6", 1, COMPACTED);
        ConfigStore store = configs("configs-6", new Heard());
        store.close();
        store.close();
        assertThat(store.putTarget("c", TargetState.PAUSED)).failsWithin(10, TimeUnit.SECONDS);
        assertThat(store.refresh()).failsWithin(10, TimeUnit.SECONDS);
    }

    private static ConfigStore configs(String topic, Heard heard) {
        var store = new TopicConfigStore(log(topic, "configs"), START);
        store.start(heard);
        return store;
    }

    private static TopicLog<byte[], byte[]> log(String topic, String role) {
        var topics = new Topics(kafka.broker().admin());
        return clients().log(topic, role + "-log", "group-" + role, topics, Map.of(), Map.of());
    }

    private static Clients clients() {
        return new Clients(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static Status status(UnitState state, String worker, int generation) {
        return new Status(state, worker, generation, Optional.empty(), Optional.of("1"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<String> keys(String topic, int count) {
        return kafka.broker().consume(topic, count).stream()
                .map(record -> new String(record.key(), UTF_8))
                .toList();
    }

    private static void done(CompletableFuture<Void> write) {
        assertThat(write).succeedsWithin(20, TimeUnit.SECONDS);
    }

    /** Everything a store told its listener. */
    private static final class Heard implements ConfigStore.Listener {
        final List<ClusterSnapshot> snapshots = new CopyOnWriteArrayList<>();
        final List<String> orders = new CopyOnWriteArrayList<>();

        @Override
        public void advanced(ClusterSnapshot snapshot) {
            snapshots.add(snapshot);
        }

        @Override
        public void restartRequested(RestartRequest request) {
            orders.add("restart " + request.connector() + " " + request.includeTasks() + " " + request.onlyFailed());
        }

        @Override
        public void loggerLevelSet(String namespace, String level) {
            orders.add("logger " + namespace + " " + level);
        }

        ClusterSnapshot last() {
            return snapshots.get(snapshots.size() - 1);
        }
    }
}
