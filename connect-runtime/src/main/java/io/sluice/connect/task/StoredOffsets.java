package io.sluice.connect.task;

import io.sluice.connect.store.OffsetStore;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * Lets a source task read the offsets of its connector. A read takes a bounded time and ends at once when the task is
 * given up, so that nobody waits in here for a broker that does not answer.
 */
public final class StoredOffsets implements OffsetStorageReader {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String connector;
    private final OffsetStore store;
    private final CompletableFuture<Object> givenUp = new CompletableFuture<>();

    public StoredOffsets(String connector, OffsetStore store) {
        this.connector = connector;
        this.store = store;
    }

    /** From any thread: ends reads under way and refuses further ones. */
    void giveUp() {
        givenUp.complete(this);
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return offsets(List.of(partition)).get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        Map<Map<String, ?>, Map<String, ?>> stored = read(partitions);
        Map<Map<String, T>, Map<String, Object>> answer = new HashMap<>();
        for (Map<String, T> partition : partitions) {
            Map<String, ?> offset = stored.get(partition);
            if (offset != null) {
                answer.put(partition, new HashMap<>(offset));
            }
        }
        return answer;
    }

    private <T> Map<Map<String, ?>, Map<String, ?>> read(Collection<Map<String, T>> partitions) {
        CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> reading = store.read(connector, partitions);
        try {
            CompletableFuture.anyOf(reading, givenUp).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (givenUp.isDone()) {
                throw new ConnectException("Cannot read offsets of connector " + connector
                        + ": its task was given up because it did not stop in time");
            }
            return reading.get(0, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ConnectException("Cannot read the stored offsets of connector " + connector, e.getCause());
        } catch (TimeoutException e) {
            throw new ConnectException(
                    "Cannot read the stored offsets of connector " + connector + " within " + LIMIT.toSeconds()
                            + " s; see whether the brokers of the offset topic answer",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while reading the stored offsets of connector " + connector, e);
        }
    }
}
