package io.sluice.connect.config;

import java.util.Map;
import java.util.Objects;

/**
 * One of the compacted topics of a distributed cluster, as it is to be created if missing.
 *
 * @param partitions -1 for the broker's default
 * @param replicationFactor -1 for the broker's default
 * @param settings further topic settings the operator asked for
 */
public record InternalTopic(String name, int partitions, short replicationFactor, Map<String, String> settings) {
    public InternalTopic {
        Objects.requireNonNull(name, "name");
        settings = Map.copyOf(settings);
    }
}
