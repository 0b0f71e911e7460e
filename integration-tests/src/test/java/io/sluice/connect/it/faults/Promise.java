package io.sluice.connect.it.faults;

import java.util.Map;

/** What workers are told to promise of records, and what a reader who relies on it sees. */
enum Promise {
    AT_LEAST_ONCE,
    EXACTLY_ONCE;

    Map<String, String> workerSettings() {
        return this == AT_LEAST_ONCE
                ? Map.of()
                : Map.of("exactly.once.source.support", "enabled", "consumer.isolation.level", "read_committed");
    }

    /** The {@code isolation.level} of the reader. */
    String isolation() {
        return this == AT_LEAST_ONCE ? "read_uncommitted" : "read_committed";
    }
}
