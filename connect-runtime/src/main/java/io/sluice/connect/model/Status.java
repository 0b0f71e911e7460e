package io.sluice.connect.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What a worker last said about a connector or task.
 *
 * @param workerId {@code host:port} of the advertised REST address of the worker that said it
 * @param generation the rebalance generation in which it was said
 * @param trace why it failed; empty unless it did
 * @param version the plugin's version; empty where it was not known
 */
public record Status(
        UnitState state, String workerId, int generation, Optional<String> trace, Optional<String> version) {
    public Status {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(workerId, "workerId");
        Objects.requireNonNull(trace, "trace");
        Objects.requireNonNull(version, "version");
    }
}
