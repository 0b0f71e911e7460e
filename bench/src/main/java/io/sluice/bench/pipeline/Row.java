package io.sluice.bench.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A kind of work that is measured, one row of a table.
 *
 * @param direction whether records come from a source or go to a sink
 * @param content what they are and how they are written
 * @param exactlyOnce whether they travel in transactions
 * @param tasks how many tasks, partitions, or clients share the work
 */
record Row(Direction direction, Content content, boolean exactlyOnce, int tasks) {

    /** The two kinds of connectors. */
    enum Direction {
        SOURCE,
        SINK
    }

    /** All rows, those of one task first. */
    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (int tasks : new int[] {1, 4}) {
            for (Content content : Content.values()) {
                rows.add(new Row(Direction.SOURCE, content, false, tasks));
            }
            rows.add(new Row(Direction.SOURCE, Content.BYTES_100, true, tasks));
            rows.add(new Row(Direction.SOURCE, Content.BYTES_1024, true, tasks));
            for (Content content : Content.values()) {
                rows.add(new Row(Direction.SINK, content, false, tasks));
            }
        }
        return rows;
    }

    static Row of(String id) {
        return all().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No row is called " + id));
    }

    /** A word for commands and files, such as {@code sink-json-4} or {@code source-bytes-100-once-1}. */
    String id() {
        return direction.name().toLowerCase(Locale.ROOT) + "-" + content.id() + (exactlyOnce ? "-once" : "") + "-"
                + tasks;
    }

    String title() {
        return content.title() + (exactlyOnce ? ", exactly once" : "");
    }

    /** Where records are to arrive that the connector sends to this topic. */
    String target(String topic) {
        return direction == Direction.SOURCE && content.isTransformed() ? Content.routed(topic) : topic;
    }

    Map<String, String> source(String topic) {
        Map<String, String> config = new HashMap<>(content.settings());
        config.put("connector.class", "io.sluice.testconnectors.LoadSource");
        config.put("tasks.max", Integer.toString(tasks));
        config.put("topic", topic);
        config.put("payload", content.payload());
        if (exactlyOnce) {
            config.put("exactly.once.support", "requested");
        }
        return config;
    }

    /** @param rewindAt the offset from which on a task reads its partition again */
    Map<String, String> sink(String topic, String folder, long rewindAt) {
        Map<String, String> config = new HashMap<>(content.settings());
        config.put("connector.class", "io.sluice.testconnectors.LoadSink");
        config.put("tasks.max", Integer.toString(tasks));
        config.put("topics", topic);
        config.put("dir", folder);
        config.put("rewind.at", Long.toString(rewindAt));
        config.put("consumer.override.auto.offset.reset", "earliest");
        return config;
    }

    Map<String, String> workerSettings() {
        return exactlyOnce ? Map.of("exactly.once.source.support", "enabled") : Map.of();
    }
}
