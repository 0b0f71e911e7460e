package io.sluice.connect.model;

import java.util.Objects;

/**
 * An operator's order to restart a connector.
 *
 * @param includeTasks its tasks as well as the connector itself
 * @param onlyFailed only those of them that are FAILED
 */
public record RestartRequest(String connector, boolean includeTasks, boolean onlyFailed) {
    public RestartRequest {
        Objects.requireNonNull(connector, "connector");
    }

    /** The plain order restarts the connector alone on its owner; it never travels through the config log. */
    public boolean isPlain() {
        return !includeTasks && !onlyFailed;
    }
}
