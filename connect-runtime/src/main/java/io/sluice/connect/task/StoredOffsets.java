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
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a source connector or one of its tasks read the connector's offsets. While the brokers of the offset topic do not
 * answer, a connector's read fails after a while, so that the connector can be asked again. A task's read waits until they
 * do, because a task that failed would stay down when they are back; it ends at once when the task is given up.
 */
public final class StoredOffsets implements OffsetStorageReader {
    private static final Logger log = LoggerFactory.getLogger(StoredOffsets.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String connector;
    private final OffsetStore store;
    private final boolean patient;
    private final CompletableFuture<Object> givenUp = new CompletableFuture<>();

    private StoredOffsets(String connector, OffsetStore store, boolean patient) {
        this.connector = connector;
        this.store = store;
        this.patient = patient;
    }

    public static StoredOffsets forConnector(String connector, OffsetStore store) {
        return new StoredOffsets(connector, store, false);
    }

    static StoredOffsets forTask(String connector, OffsetStore store) {
        return new StoredOffsets(connector, store, true);
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
        for (boolean told = false; ; told = true) {
            try {
                return attempt(partitions);
            } catch (RetriableException e) {
                if (!patient) throw e;
                if (!told) log.warn("{}. Waiting until that is over", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            givenUp.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.trace("Reads the offsets of connector {} again", connector);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // noticed by the next attempt
        }
    }

    private <T> Map<Map<String, ?>, Map<String, ?>> attempt(Collection<Map<String, T>> partitions) {
        CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> reading = store.read(connector, partitions);
        try {
            CompletableFuture.anyOf(reading, givenUp).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (givenUp.isDone()) {
                throw new ConnectException("Cannot read offsets of connector " + connector
                        + ": its task was given up because it did not stop in time");
            }
            return reading.get(0, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (TimeoutException e) {
            throw new RetriableException(
                    "Cannot read the stored offsets of connector " + connector + " within " + LIMIT.toSeconds()
                            + " s; see whether the brokers of the offset topic answer",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while reading the stored offsets of connector " + connector, e);
        }
    }

    private ConnectException failed(Throwable cause) {
        String attempted = "Cannot read the stored offsets of connector " + connector;
        boolean passes = Tolerance.isRetriable(cause) || Tolerance.isRetriable(cause.getCause());
        return passes
                ? new RetriableException(attempted + ": " + cause.getMessage(), cause)
                : new ConnectException(attempted, cause);
    }
}
