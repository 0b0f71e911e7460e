package io.sluice.testconnectors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes task configurations that differ in the number of the task only. */
final class Numbered {

    /** The setting that holds the number. */
    static final String TASK = "task";

    private Numbered() {}

    static List<Map<String, String>> tasks(Map<String, String> props, int count) {
        return IntStream.range(0, count).mapToObj(task -> task(props, task)).toList();
    }

    private static Map<String, String> task(Map<String, String> props, int number) {
        Map<String, String> config = new HashMap<>(props);
        config.put(TASK, Integer.toString(number));
        return config;
    }
}
