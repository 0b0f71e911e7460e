package io.sluice.connect.store;

import io.sluice.connect.store.StatusRecord.Forgotten;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The newest status record for every key, by connector. Not thread-safe. */
public final class StatusTable {
    private final Map<String, Map<StatusKey, StatusRecord>> byConnector = new HashMap<>();

    public void put(StatusRecord record) {
        String connector = record.key().connector();
        if (!(record instanceof Forgotten)) {
            byConnector.computeIfAbsent(connector, name -> new HashMap<>()).put(record.key(), record);
            return;
        }
        Map<StatusKey, StatusRecord> known = byConnector.get(connector);
        if (known == null) return;
        known.remove(record.key());
        if (known.isEmpty()) byConnector.remove(connector);
    }

    public Set<String> connectors() {
        return Set.copyOf(byConnector.keySet());
    }

    public ConnectorFacts facts(String connector) {
        return new ConnectorFacts(byConnector.getOrDefault(connector, Map.of()));
    }
}
