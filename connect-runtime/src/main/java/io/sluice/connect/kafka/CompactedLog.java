package io.sluice.connect.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A compacted topic that is followed from its beginning and written to, as its users see it. All methods but {@link #start}
 * and {@link #close} return at once and may be called from any thread.
 *
 * @param <K> key of the records; bytes in the worker's own logs
 * @param <V> value of the records
 */
public interface CompactedLog<K, V> extends AutoCloseable {

    String topic();

    /**
     * Reads the topic to its present end and goes on following it. Blocks until the end is reached; if that fails, the log is
     * closed.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException if the end is not reached in time, with the trouble met on the
     *     way
     */
    void start(TopicLog.Listener<K, V> listener, Duration timeout);

    /** Completes when the listener has been told everything that was in the topic at the time of the call. */
    CompletableFuture<Void> refresh();

    /** Writes a record; a null value removes the key. When this completes, the record is not necessarily read back yet. */
    CompletableFuture<RecordMetadata> append(K key, V value);

    /** Completes when the listener has been told of the record at this place, or of one behind it. */
    CompletableFuture<Void> reached(int partition, long offset);

    /** Writes what was appended before, within limits, and stops following. Idempotent. */
    @Override
    void close();
}
