package io.sluice.bench.cluster;

import java.util.Map;

/** The connector that all scenarios use: each task writes the numbers from 0 on, at a steady pace. */
final class Numbered {
    static final String TOPIC = "numbers";

    private Numbered() {}

    static String name(int number) {
        return "numbers-%03d".formatted(number);
    }

    static Map<String, String> source(int tasks, int recordsPerSecond) {
        return Map.of(
                "connector.class", "io.sluice.connect.test.NumberedSource",
                "tasks.max", Integer.toString(tasks),
                "topic", TOPIC,
                "rate", Integer.toString(recordsPerSecond));
    }
}
