package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.connect.config.WorkerKeys;
import java.util.List;

/** What a record in an internal topic is about, as far as its key tells, and so which setting should name its topic. */
enum RecordKind {
    CONFIG(
            WorkerKeys.CONFIG_TOPIC,
            "configurations",
            "connector-",
            "target-state-",
            "task-",
            "commit-",
            "tasks-fencing-",
            "restart-connector-",
            "logger-cluster-",
            "session-key"),
    STATUS(WorkerKeys.STATUS_TOPIC, "statuses", "status-connector-", "status-task-", "status-topic-", "sluice-cluster"),
    OFFSET(WorkerKeys.OFFSET_TOPIC, "source offsets", "[\""),
    /** Further additions of Sluice: no sign of what a topic is for. */
    PRIVATE("", "", "sluice-"),
    /** Anything else, also records without a key. */
    UNKNOWN("", "");

    private final String setting;
    private final String contents;
    private final List<String> prefixes;

    RecordKind(String setting, String contents, String... prefixes) {
        this.setting = setting;
        this.contents = contents;
        this.prefixes = List.of(prefixes);
    }

    static RecordKind of(byte[] key) {
        if (key == null) return UNKNOWN;
        String text = new String(key, UTF_8);
        for (RecordKind kind : values()) if (kind.prefixes.stream().anyMatch(text::startsWith)) return kind;
        return UNKNOWN;
    }

    /** The setting that names topics for such records. */
    String setting() {
        return setting;
    }

    String contents() {
        return contents;
    }
}
