package io.sluice.bench.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What one round of a scenario found, in the order in which the table tells it. */
final class Findings {
    private final Map<String, Double> values = new LinkedHashMap<>();

    void count(String what, double value) {
        values.put(what, value);
    }

    void seconds(String what, Duration value) {
        values.put(what + ", s", value.toNanos() / 1e9);
    }

    void milliseconds(String what, Duration value) {
        values.put(what + ", ms", value.toNanos() / 1e6);
    }

    void each(BiConsumer<String, Double> action) {
        values.forEach(action);
    }

    /** The value that so many hundredths of all values do not exceed. */
    static Duration percentile(int percent, List<Duration> values) {
        if (values.isEmpty()) {
            return Duration.ZERO;
        }
        List<Duration> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
