package io.sluice.connect.model;

import java.time.Instant;
import java.util.Objects;

/** The fact that a connector reads from or writes to a topic, and which task was seen doing so first. */
public record TopicUse(String topic, TaskId task, Instant discovered) {
    public TopicUse {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(discovered, "discovered");
    }
}
