package io.sluice.connect.store;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The home of offsets that are in the worker's own store, with those of all other connectors. */
public record WorkersOffsets(OffsetStore store, String topic) implements OffsetHome {

    @Override
    public void start() {
        // started, and closed, by the worker
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        return store.read(connector, partitions);
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
        return store.readAll(connector);
    }

    @Override
    public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return store.write(connector, offsets);
    }

    @Override
    public void close() {
        // as above
    }
}
