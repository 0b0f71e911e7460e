package io.sluice.connect.task;

import io.sluice.connect.model.TaskId;
import org.slf4j.MDC;

/** Puts the name of the task in front of what is logged on its threads. */
final class LogContext {
    private static final String KEY = "connector.context";

    private final String text;
    private final Thread owner;

    // Only the one other thread that calls plugin code, the producer's, touches it; set once for its whole life.
    private Thread named;

    LogContext(TaskId id, Thread owner) {
        this.text = "[" + id.connector() + "|task-" + id.task() + "] ";
        this.owner = owner;
    }

    /** The same work, marked as this task's on a thread that serves many. */
    Runnable around(Runnable work) {
        return () -> {
            try (MDC.MDCCloseable scope = MDC.putCloseable(KEY, text)) {
                work.run();
            }
        };
    }

    /** Marks a thread that works for this task alone, at its first call. */
    void ensure() {
        Thread current = Thread.currentThread();
        if (current != owner && current != named) {
            MDC.put(KEY, text);
            named = current;
        }
    }
}
