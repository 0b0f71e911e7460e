package io.sluice.connect.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cluster's wishes at one position of the config log.
 *
 * @param offset the offset behind the last record read, -1 when there was none; members of a group, released workers among
 *     them, tell each other by this number how far they have read
 * @param connectors every connector by its name, sorted
 * @param sessionKey the newest key for signing requests between workers; empty before the leader wrote one
 * @param fencings the last rounds of fencing (exactly-once), by connector
 */
public record ClusterSnapshot(
        long offset,
        SortedMap<String, ConnectorSpec> connectors,
        Optional<SessionKey> sessionKey,
        Map<String, Fencing> fencings) {

    public static final ClusterSnapshot EMPTY =
            new ClusterSnapshot(-1, Collections.emptySortedMap(), Optional.empty(), Map.of());

    public ClusterSnapshot {
        connectors = Collections.unmodifiableSortedMap(new TreeMap<>(connectors));
        fencings = Map.copyOf(fencings);
    }

    public Optional<ConnectorSpec> connector(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    public Fencing fencing(String connector) {
        return fencings.getOrDefault(connector, Fencing.NEVER);
    }
}
