package io.sluice.connect.store;

import io.sluice.connect.store.StatusRecord.Forgotten;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The newest status record for every key, by connector. Not thread-safe. */
public final class StatusTable {
    private static final ConnectorFacts NOTHING = new ConnectorFacts(Map.of());

    private final Map<String, Map<StatusKey, StatusRecord>> byConnector = new HashMap<>();

    /** What was asked for since it last changed: statuses are read far more often than they change. */
    private final Map<String, ConnectorFacts> asked = new HashMap<>();

    public void put(StatusRecord record) {
        String connector = record.key().connector();
        asked.remove(connector);
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
        Map<StatusKey, StatusRecord> known = byConnector.get(connector);
        return known == null ? NOTHING : asked.computeIfAbsent(connector, name -> new ConnectorFacts(known));
    }
}
