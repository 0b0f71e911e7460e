package io.sluice.connect.control;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Decides whether a connector configuration may be written. Runs plugin code, so it answers from a thread of its own. */
public interface ConnectorCheck {

    /**
     * Completes if the configuration is sound; else fails with {@link Refusal.InvalidConfig}, naming all its problems.
     * Cancelling the future gives the check up.
     */
    CompletableFuture<Void> check(String connector, Map<String, String> config);

    /** What a check of this connector is doing right now, in words; empty if none is under way. */
    Optional<String> underWay(String connector);
}
