package io.sluice.connect.it.faults;

import java.util.Map;

/** What workers are told to promise of records, and what a reader who relies on it sees. */
enum Promise {
    AT_LEAST_ONCE(Map.of(), "read_uncommitted"),
    EXACTLY_ONCE(
            Map.of(
                    "exactly.once.source.support", "enabled",
                    "consumer.isolation.level", "read_committed"),
            "read_committed");

    private final Map<String, String> workerSettings;
    private final String isolation;

    Promise(Map<String, String> workerSettings, String isolation) {
        this.workerSettings = workerSettings;
        this.isolation = isolation;
    }

    Map<String, String> workerSettings() {
        return workerSettings;
    }

    /** The {@code isolation.level} of the reader. */
    String isolation() {
        return isolation;
    }
}
