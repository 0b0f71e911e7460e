package io.sluice.connect.model;

import java.util.Comparator;
import java.util.Objects;

/** Names one task: the connector it belongs to and its number, counted from zero. */
public record TaskId(String connector, int task) implements Comparable<TaskId> {

    private static final Comparator<TaskId> ORDER =
            Comparator.comparing(TaskId::connector).thenComparingInt(TaskId::task);

    public TaskId {
        Objects.requireNonNull(connector, "connector");
        if (task < 0) throw new IllegalArgumentException("A task number counts from zero, so not " + task);
    }

    @Override
    public int compareTo(TaskId other) {
        return ORDER.compare(this, other);
    }

    /** The form used in logs and metrics: {@code orders-0}. */
    @Override
    public String toString() {
        return connector + "-" + task;
    }
}
