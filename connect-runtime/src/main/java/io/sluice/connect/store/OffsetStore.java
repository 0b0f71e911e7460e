package io.sluice.connect.store;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The source offsets of all connectors: for each source partition of a connector the offset up to which its records are
 * safely in Kafka. Partitions and offsets are maps of JSON-compatible values, as the SPI gives them. May be called from any
 * thread.
 */
public interface OffsetStore extends AutoCloseable {

    /** Reads everything known so far. Blocks until that is done. */
    void start();

    /**
     * The stored offsets of the given partitions, as new as the moment of the call; a partition without an offset is
     * absent from the answer. Keys of the answer are the maps that were given.
     */
    CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions);

    /** Every partition of a connector that has an offset. */
    CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector);

    /** Stores offsets; a null offset removes that partition. Completes when all of them are durable. */
    CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets);

    @Override
    void close();
}
