package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.kafka.MemoryTopic;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.store.ConfigStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicConfigStoreTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MemoryTopic topic = new MemoryTopic("configs");
    private final TopicConfigStore store = new TopicConfigStore(topic.log(), LIMIT);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private final ConfigStore.Listener listener = new ConfigStore.Listener() {
        @Override
        public void advanced(ClusterSnapshot snapshot) {
            heard.add(snapshot.offset() + " " + snapshot.connectors().keySet());
        }

        @Override
        public void restartRequested(RestartRequest request) {
            heard.add("restart " + request.connector());
        }

        @Override
        public void loggerLevelSet(String namespace, String level) {
            heard.add("logger " + namespace);
        }
    };

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void tellsOneSnapshotOfEverythingThatWasThere() {
        put("connector-a", "{\"properties\":{}}");
        put("restart-connector-a", "{\"include-tasks\":true,\"only-failed\":false}");
        put("connector-b", "{\"properties\":{}}");
        put("unheard-of", "{}");
        store.start(listener);
        assertThat(heard).containsExactly("4 [a, b]");
    }

    @Test
    void countsAsAReleasedWorkerDoesHowFarItHasRead() {
        // Seen of one beside a log with a single record: another number, and neither catches up with the other's.
        put("session-key", "{}");
        store.start(listener);
        assertThat(store.snapshot().offset()).isEqualTo(1);
    }

    @Test
    void tellsOfAnOrderBehindTheSnapshotItStandsIn() {
        store.start(listener);
        assertThat(store.putConnector("a", Map.of(), Optional.empty())).succeedsWithin(LIMIT);
        assertThat(store.putRestart(new RestartRequest("a", true, false))).succeedsWithin(LIMIT);
        assertThat(heard).containsSubsequence("1 [a]", "restart a");
    }

    @Test
    void doesNotCreateAConnectorWhoseInitialStateCouldNotBeWritten() {
        store.start(listener);
        topic.failNextWrite(new NotLeaderOrFollowerException("no broker"));
        assertThat(store.putConnector("a", Map.of(), Optional.of(TargetState.STOPPED)))
                .failsWithin(LIMIT);
        assertThat(topic.records()).isEmpty();
    }

    @Test
    void doesNotCommitTasksThatCouldNotBeWritten() {
        store.start(listener);
        topic.failNextWrite(new NotLeaderOrFollowerException("no broker"));
        assertThat(store.putTasks("a", List.of(Map.of(), Map.of()))).failsWithin(LIMIT);
        assertThat(topic.records()).noneMatch(record -> new String(record.key(), UTF_8).startsWith("commit-"));
    }

    @Test
    void neverMixesTwoSetsOfTasksOfOneConnector() {
        store.start(listener);
        CompletableFuture<Void> one = store.putTasks("a", List.of(Map.of("s", "1"), Map.of("s", "1")));
        CompletableFuture<Void> two = store.putTasks("a", List.of(Map.of("s", "2"), Map.of("s", "2")));
        assertThat(CompletableFuture.allOf(one, two)).succeedsWithin(LIMIT);
        assertThat(topic.records())
                .extracting(record -> new String(record.key(), UTF_8))
                .containsExactly("task-a-0", "task-a-1", "commit-a", "task-a-0", "task-a-1", "commit-a");
    }

    @Test
    void writesTheNextAfterOneThatFailed() {
        store.start(listener);
        topic.failNextWrite(new NotLeaderOrFollowerException("no broker"));
        CompletableFuture<Void> one = store.putTarget("a", TargetState.PAUSED);
        CompletableFuture<Void> two = store.putTarget("a", TargetState.STARTED);
        assertThat(one).failsWithin(LIMIT);
        assertThat(two).succeedsWithin(LIMIT);
        assertThat(topic.records()).hasSize(1);
    }

    private void put(String key, String value) {
        topic.write(key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
