package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.store.OffsetStore;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StoredOffsetsTest {
    private static final Map<String, String> PARTITION = Map.of("file", "a");
    private static final Throwable AWAY = new ConnectException("no answer", new TimeoutException("no leader"));

    private final Store store = new Store();

    @Test
    void aTaskWaitsUntilTheBrokersAnswer() {
        store.failures.add(AWAY);
        assertThat(StoredOffsets.forTask("orders", store).offset(PARTITION)).isEqualTo(Map.of("line", 7L));
    }

    @Test
    void aTaskThatIsGivenUpWaitsNoLonger() {
        StoredOffsets offsets = StoredOffsets.forTask("orders", store);
        for (int i = 0; i < 100; i++) store.failures.add(AWAY);
        store.beforeRead = () -> {
            if (store.failures.size() < 99) offsets.giveUp();
        };
        assertThatThrownBy(() -> offsets.offset(PARTITION)).hasMessageContaining("given up");
    }

    @Test
    void aConnectorIsToldSoThatItCanBeAskedAgain() {
        store.failures.add(AWAY);
        assertThatThrownBy(() -> StoredOffsets.forConnector("orders", store).offset(PARTITION))
                .isInstanceOf(RetriableException.class)
                .hasMessageContainingAll("orders", "no answer");
    }

    @Test
    void whatDoesNotPassFailsATask() {
        store.failures.add(new ConnectException("The log is closed"));
        assertThatThrownBy(() -> StoredOffsets.forTask("orders", store).offset(PARTITION))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("orders");
    }

    /** Fails as often as told, then knows an offset. */
    private static final class Store implements OffsetStore {
        private final Queue<Throwable> failures = new ArrayDeque<>();
        private Runnable beforeRead = () -> {};

        @Override
        public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
                String connector, Collection<? extends Map<String, ?>> partitions) {
            beforeRead.run();
            Throwable failure = failures.poll();
            return failure == null
                    ? CompletableFuture.completedFuture(Map.of(PARTITION, Map.of("line", 7L)))
                    : CompletableFuture.failedFuture(failure);
        }

        @Override
        public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void start() {
            // nothing to read
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
