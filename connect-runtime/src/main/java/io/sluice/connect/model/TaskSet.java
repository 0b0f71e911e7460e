package io.sluice.connect.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The task configurations of one connector as the config log tells them. Only a committed set may be run; a set of
 * which records are missing is its own type, so that half a set cannot be started by mistake.
 */
public sealed interface TaskSet {

    /** No set was ever committed: the connector's owner still has to ask for task configurations. */
    static TaskSet none() {
        return new Incomplete(0, 0);
    }

    /** How many tasks there are to run now. */
    default int size() {
        return 0;
    }

    /** The configuration of one task, empty where it is not (or no longer) part of a committed set. */
    default Optional<Map<String, String>> config(int task) {
        return Optional.empty();
    }

    /**
     * A whole set, closed by its commit record.
     *
     * @param configs one configuration per task, in task order
     * @param appliedConfig the connector configuration in force when the set was committed; empty where the log no
     *     longer tells (compaction moved the connector record behind the commit)
     */
    record Committed(List<Map<String, String>> configs, Optional<Map<String, String>> appliedConfig)
            implements TaskSet {
        public Committed {
            configs = configs.stream().map(Committed::frozen).toList();
            appliedConfig =
                    Objects.requireNonNull(appliedConfig, "appliedConfig").map(Committed::frozen);
        }

        @Override
        public int size() {
            return configs.size();
        }

        @Override
        public Optional<Map<String, String>> config(int task) {
            return task < configs.size() ? Optional.of(configs.get(task)) : Optional.empty();
        }

        private static Map<String, String> frozen(Map<String, String> config) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(config)); // values may be null, so not Map.copyOf
        }
    }

    /** A commit record asked for {@code expected} tasks, but only {@code seen} task records are in the log. */
    record Incomplete(int expected, int seen) implements TaskSet {}
}
