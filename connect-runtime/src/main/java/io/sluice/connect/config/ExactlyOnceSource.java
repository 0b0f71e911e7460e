package io.sluice.connect.config;

/** How far a worker is on the way to exactly-once source connectors. */
public enum ExactlyOnceSource {
    DISABLED,
    PREPARING,
    ENABLED;

    /** Whether the leader writes to the config topic in transactions, as it does before the feature is wholly on. */
    public boolean usesTransactionalLeader() {
        return this != DISABLED;
    }
}
