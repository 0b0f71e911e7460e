package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.kafka.MemoryTopic;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.store.StatusCodec;
import io.sluice.connect.store.StatusKey;
import io.sluice.connect.store.StatusRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicStatusStoreTest {
    private static final TaskId TASK = new TaskId("c", 0);

    private final MemoryTopic topic = new MemoryTopic("status");
    private final TopicStatusStore store = new TopicStatusStore(topic.log(), Duration.ofSeconds(10));

    @BeforeEach
    void start() {
        store.start();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void showsItsOwnWordAtOnceWhateverIsStillToBeRead() {
        for (int generation = 0; generation < 200; generation++) {
            store.put("c", status(UnitState.PAUSED, "me", generation));
            assertThat(store.connector("c")).contains(status(UnitState.PAUSED, "me", generation));
        }
    }

    @Test
    void writesEveryWordInTheOrderInWhichItWasSaid() {
        store.put(TASK, status(UnitState.RUNNING, "me", 1));
        store.put(TASK, status(UnitState.PAUSED, "me", 1));
        store.remove(TASK);
        store.put(TASK, status(UnitState.RUNNING, "me", 2));
        await().untilAsserted(() -> assertThat(written()).containsExactly("RUNNING", "PAUSED", "forgotten", "RUNNING"));
    }

    @Test
    void triesAgainUntilAWordIsStored() {
        topic.failNextWrite(new NotLeaderOrFollowerException("no broker"));
        topic.failNextWrite(new NotLeaderOrFollowerException("still none"));
        store.put("c", status(UnitState.FAILED, "me", 1));
        assertThat(store.connector("c")).isPresent();
        await().untilAsserted(() -> assertThat(written()).containsExactly("FAILED"));
    }

    @Test
    void doesNotTryAgainWhatANewerWordHasReplaced() {
        topic.failNextWrite(new NotLeaderOrFollowerException("no broker"));
        store.put("c", status(UnitState.FAILED, "me", 1));
        store.put("c", status(UnitState.RUNNING, "me", 1));
        await().untilAsserted(() -> assertThat(written()).containsExactly("RUNNING"));
        topic.failNextWrite(new NotLeaderOrFollowerException("no broker"));
        store.put("e", status(UnitState.PAUSED, "me", 1)); // once this was tried again, so would the first have been
        await().untilAsserted(() -> assertThat(written()).containsExactly("RUNNING", "PAUSED"));
    }

    @Test
    void dropsALateGuardedWordWhenAnotherWorkerHasSpokenMeanwhile() {
        topic.failNextWrite(new NotLeaderOrFollowerException("no broker"));
        store.putUnlessNewer("c", status(UnitState.UNASSIGNED, "me", 1));
        others(StatusRecord.Said.of("c", status(UnitState.RUNNING, "other", 2)));
        await().untilAsserted(() -> assertThat(store.connector("c")).contains(status(UnitState.RUNNING, "other", 2)));
        assertThat(written()).containsExactly("RUNNING");
    }

    @Test
    void guardsAgainstTheSameGenerationOfAnotherWorkerButNotOfItself() {
        others(StatusRecord.Said.of(TASK, status(UnitState.RUNNING, "other", 5)));
        await().untilAsserted(() -> assertThat(store.task(TASK)).isPresent());
        store.putUnlessNewer(TASK, status(UnitState.UNASSIGNED, "me", 5));
        assertThat(store.task(TASK)).contains(status(UnitState.RUNNING, "other", 5));
        store.putUnlessNewer(TASK, status(UnitState.RUNNING, "me", 6));
        store.putUnlessNewer(TASK, status(UnitState.UNASSIGNED, "me", 6));
        assertThat(store.task(TASK)).contains(status(UnitState.UNASSIGNED, "me", 6));
    }

    @Test
    void repeatsItsWordWhenAFormerOwnerSpeaksLate() {
        store.put(TASK, status(UnitState.RUNNING, "me", 6));
        await().untilAsserted(() -> assertThat(written()).containsExactly("RUNNING"));

        others(StatusRecord.Said.of(TASK, status(UnitState.UNASSIGNED, "other", 5)));

        await().untilAsserted(() -> assertThat(written()).containsExactly("RUNNING", "UNASSIGNED", "RUNNING"));
        assertThat(store.task(TASK)).contains(status(UnitState.RUNNING, "me", 6));
    }

    @Test
    void doesNotContradictANewerOwner() {
        store.put(TASK, status(UnitState.RUNNING, "me", 6));
        await().untilAsserted(() -> assertThat(written()).containsExactly("RUNNING"));
        others(StatusRecord.Said.of(TASK, status(UnitState.RUNNING, "other", 7)));
        await().untilAsserted(() -> assertThat(store.task(TASK)).contains(status(UnitState.RUNNING, "other", 7)));
        store.putUnlessNewer(TASK, status(UnitState.UNASSIGNED, "me", 6));
        others(StatusRecord.Said.of(TASK, status(UnitState.FAILED, "other", 5)));

        await().untilAsserted(() -> assertThat(store.task(TASK)).contains(status(UnitState.FAILED, "other", 5)));
        assertThat(written()).containsExactly("RUNNING", "RUNNING", "FAILED");
    }

    @Test
    void remembersAUseOfATopicOnce() {
        store.put(new TopicUse("t", TASK, Instant.ofEpochMilli(5)));
        store.put(new TopicUse("t", new TaskId("c", 1), Instant.ofEpochMilli(6)));
        assertThat(store.topics("c")).containsOnlyKeys("t");
        store.resetTopics("c");
        assertThat(store.topics("c")).isEmpty();
        store.put(new TopicUse("t", TASK, Instant.ofEpochMilli(7)));
        await().untilAsserted(() -> assertThat(written()).containsExactly("used", "forgotten", "used"));
    }

    @Test
    void skipsWhatItCannotRead() {
        topic.write("status-connector-x".getBytes(UTF_8), new byte[] {1});
        topic.write("something".getBytes(UTF_8), new byte[] {1});
        others(StatusRecord.Said.of("c", status(UnitState.RUNNING, "other", 2)));
        await().untilAsserted(() -> assertThat(store.connector("c")).isPresent());
        assertThat(store.connector("x")).isEmpty();
    }

    private void others(StatusRecord record) {
        topic.write(StatusCodec.key(record.key()), StatusCodec.value(record));
    }

    private List<String> written() {
        return topic.records().stream()
                .map(record -> StatusCodec.decode(record.key(), record.value()).orElseThrow())
                .map(TopicStatusStoreTest::word)
                .toList();
    }

    private static String word(StatusRecord record) {
        if (record instanceof StatusRecord.Said said)
            return said.status().state().name();
        return record.key() instanceof StatusKey.OfTopic && record instanceof StatusRecord.Used ? "used" : "forgotten";
    }

    private static Status status(UnitState state, String worker, int generation) {
        return new Status(state, worker, generation, Optional.empty(), Optional.empty());
    }
}
