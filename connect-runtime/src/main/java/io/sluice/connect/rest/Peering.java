package io.sluice.connect.rest;

import io.sluice.connect.config.WorkerSettings;
import java.util.List;

/** How requests that only workers send each other are told from anybody else's. */
sealed interface Peering {

    static Peering of(WorkerSettings worker) {
        if (!worker.isDistributed()) return new None();
        if (!worker.group().protocol().equalsIgnoreCase("sessioned")) return new Unsigned();
        var keys = worker.sessionKeys();
        return new Signed(keys.signatureAlgorithm(), keys.acceptedAlgorithms());
    }

    /** There are no other workers, so there are no such requests. */
    record None() implements Peering {}

    /** The group's protocol has no session keys: whoever reaches the port is believed. */
    record Unsigned() implements Peering {}

    /**
     * Requests are signed with the session key of the group.
     *
     * @param algorithm how this worker signs
     * @param accepted the algorithms it accepts from others
     */
    record Signed(String algorithm, List<String> accepted) implements Peering {
        public Signed {
            accepted = List.copyOf(accepted);
        }
    }
}
