package io.sluice.connect.store.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.store.OffsetHome;
import io.sluice.connect.store.OffsetStore;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class OwnOffsetsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Map<String, ?> A = Map.of("stream", "a");
    private static final Map<String, ?> B = Map.of("stream", "b");
    private static final Map<String, ?> EARLIER = Map.of("position", 1);
    private static final Map<String, ?> NEWER = Map.of("position", 2);

    private final Remembered own = new Remembered();
    private final Remembered workers = new Remembered();
    private final OffsetHome offsets = new OwnOffsets("own", own, workers, () -> {});

    @Test
    void looksInTheWorkersTopicForWhatItsOwnDoesNotKnow() {
        workers.write("c", Map.of(A, EARLIER, B, EARLIER));
        own.write("c", Map.of(A, NEWER));
        assertThat(offsets.read("c", List.of(A, B))).isCompletedWithValue(Map.of(A, NEWER, B, EARLIER));
        assertThat(offsets.readAll("c")).isCompletedWithValue(Map.of(A, NEWER, B, EARLIER));
    }

    @Test
    void copiesWhatItStoresToTheWorkersTopic() {
        assertThat(offsets.write("c", Map.of(A, NEWER))).succeedsWithin(LIMIT);
        assertThat(own.all).isEqualTo(Map.of(A, NEWER));
        assertThat(workers.all).isEqualTo(Map.of(A, NEWER));
    }

    @Test
    void doesWithoutACopyThatFails() {
        workers.failure = new ConnectException("no broker");
        assertThat(offsets.write("c", Map.of(A, NEWER))).succeedsWithin(LIMIT);
        assertThat(offsets.copy("c", Map.of(A, NEWER))).succeedsWithin(LIMIT);
        assertThat(own.all).isEqualTo(Map.of(A, NEWER));
    }

    @Test
    void forgetsNothingInItsOwnTopicThatTheWorkersTopicWouldBringBack() {
        offsets.write("c", Map.of(A, NEWER));
        var forgotten = new HashMap<Map<String, ?>, Map<String, ?>>();
        forgotten.put(A, null);
        workers.failure = new ConnectException("no broker");
        assertThat(offsets.write("c", forgotten)).failsWithin(LIMIT);
        assertThat(own.all).containsKey(A);

        workers.failure = null;
        assertThat(offsets.write("c", forgotten)).succeedsWithin(LIMIT);
        assertThat(offsets.readAll("c")).isCompletedWithValue(Map.of());
    }

    /** Offsets of one connector. */
    private static final class Remembered implements OffsetStore {
        private final Map<Map<String, ?>, Map<String, ?>> all = new HashMap<>();
        private RuntimeException failure;

        @Override
        public void start() {}

        @Override
        public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
                String connector, Collection<? extends Map<String, ?>> partitions) {
            var found = new HashMap<>(all);
            found.keySet().retainAll(partitions);
            return CompletableFuture.completedFuture(found);
        }

        @Override
        public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
            return CompletableFuture.completedFuture(new HashMap<>(all));
        }

        @Override
        public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
            if (failure != null) return CompletableFuture.failedFuture(failure);
            offsets.forEach((partition, offset) -> {
                if (offset == null) all.remove(partition);
                else all.put(partition, offset);
            });
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
