package io.sluice.connect.worker.offsets;

import io.sluice.connect.store.OffsetCodec;
import io.sluice.connect.store.OffsetHome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.source.SourceConnector;

/** The offsets of a source, which the worker stores. */
record SourceOffsets(String connector, OffsetHome store) implements OffsetKeeper {

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
        return store.readAll(connector)
                .exceptionally(unreadable -> Map.of()) // which this change may heal
                .thenCompose(stored -> store.write(connector, renamed(changes, stored.keySet())));
    }

    private Map<Map<String, ?>, Map<String, ?>> renamed(
            Map<Map<String, ?>, Map<String, ?>> changes, Set<Map<String, ?>> stored) {
        Map<Map<String, ?>, Map<String, ?>> renamed = new LinkedHashMap<>();
        changes.forEach((partition, offset) -> renamed.put(named(partition, stored), offset));
        return renamed;
    }

    /**
     * The partition as its connector writes it. People name its members in any order, and the stored key is one of bytes: so the
     * order is taken from the key that is stored or, where there is none, from a hash map, as most connectors use it.
     */
    private Map<String, ?> named(Map<String, ?> partition, Set<Map<String, ?>> stored) {
        if (partition == null) return null; // accepted like any other, and never read
        Map<String, ?> meant =
                OffsetCodec.parseKey(OffsetCodec.key(connector, partition)).partition();
        return stored.stream().filter(meant::equals).findAny().orElseGet(() -> new HashMap<>(meant));
    }

    @Override
    public void close() {
        store.close();
    }
}
