package io.sluice.connect.store.local;

import io.sluice.connect.store.OffsetCodec;
import io.sluice.connect.store.OffsetStore;
import io.sluice.connect.store.OffsetTable;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.DataException;

/** Source offsets that live as long as their worker; they pass through the same bytes as those that are stored. */
public final class MemoryOffsetStore implements OffsetStore {
    private final OffsetTable table = new OffsetTable();

    @Override
    public void start() {
        // Nothing outlives the worker, so there is nothing to read.
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        try {
            return CompletableFuture.completedFuture(table.read(connector, partitions));
        } catch (DataException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
        return CompletableFuture.completedFuture(table.readAll(connector));
    }

    @Override
    public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        try {
            OffsetCodec.encode(connector, offsets).forEach(entry -> table.put(entry.key(), entry.value()));
            return CompletableFuture.completedFuture(null);
        } catch (DataException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
