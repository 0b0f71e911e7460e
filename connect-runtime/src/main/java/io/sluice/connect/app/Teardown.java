package io.sluice.connect.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started so far, to be stopped in reverse. The thread that starts a worker adds, whoever closes it takes; a part
 * that comes too late is closed at once.
 */
final class Teardown implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Teardown.class);

    private record Part(String name, AutoCloseable closing) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    synchronized <T extends AutoCloseable> T add(String name, T part) {
        Part added = new Part(name, part);
        if (closed) close(added);
        else parts.push(added);
        return part;
    }

    @Override
    public void close() {
        for (Part part = next(); part != null; part = next()) close(part);
    }

    /** One at a time and without the lock, so that a part that is being closed holds nobody up but the one who closes. */
    private synchronized Part next() {
        closed = true;
        return parts.poll();
    }

    private static void close(Part part) {
        try {
            part.closing().close();
        } catch (Exception e) { // the rest has to be closed, whatever this one says
            log.warn("Stopping the worker: {} did not close cleanly", part.name(), e);
        }
    }
}
