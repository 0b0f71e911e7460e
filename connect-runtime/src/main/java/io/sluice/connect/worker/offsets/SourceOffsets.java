package io.sluice.connect.worker.offsets;

import io.sluice.connect.store.OffsetStore;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.source.SourceConnector;

/** The offsets of a source, which the worker stores. */
record SourceOffsets(String connector, OffsetStore store) implements OffsetKeeper {

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read() {
        return store.readAll(connector);
    }

    @Override
    public void ask(Connector asked, Map<String, String> config, Map<Map<String, ?>, Map<String, ?>> changes) {
        ((SourceConnector) asked).alterOffsets(config, changes);
    }

    @Override
    public CompletableFuture<Void> write(Map<Map<String, ?>, Map<String, ?>> changes) {
        return store.write(connector, changes);
    }

    @Override
    public void close() {
        // the store is the worker's
    }
}
