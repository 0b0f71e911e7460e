package io.sluice.bench.cluster;

import java.util.Map;

/** The connector that all scenarios use: each task counts upwards, at a steady rate, into a topic of its connector. */
final class Numbered {
    private Numbered() {}

    static String name(int number) {
        return "numbers-%03d".formatted(number);
    }

    static Map<String, String> source(String name, int tasks, int recordsPerSecond) {
        return Map.of(
                "connector.class",
                "io.sluice.testconnectors.NumberedSource",
                "tasks.max",
                Integer.toString(tasks),
                "topic",
                name,
                "rate",
                Integer.toString(recordsPerSecond));
    }
}
