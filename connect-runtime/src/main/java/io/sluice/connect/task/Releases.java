package io.sluice.connect.task;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what a task holds while it is put together, and lets go of it in reverse order. Owned by the task's thread. */
final class Releases implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Releases.class);

    private final Deque<AutoCloseable> held = new ArrayDeque<>();

    void add(AutoCloseable resource) {
        held.push(resource);
    }

    @Override
    public void close() {
        for (AutoCloseable resource : held) {
            try {
                resource.close();
            } catch (Throwable e) { // plugin code; the others have to be released all the same
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                log.warn(
                        "Could not close {} of a task that ended",
                        resource.getClass().getName(),
                        e);
            }
        }
        held.clear();
    }
}
