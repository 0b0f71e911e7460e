package io.sluice.connect.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to their owner, one batch after the other, on one thread. Any thread may post; the handler alone touches the
 * state it owns. When nothing was posted for a while the handler gets an empty batch, so that it can look at its deadlines.
 */
public final class EventLoop<E> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

    private final BlockingQueue<E> mailbox = new LinkedBlockingQueue<>();
    private final Duration tick;
    private final Consumer<List<E>> handler;
    private final Thread thread;
    private volatile boolean closed; // set by whoever closes, read by the loop's thread

    public EventLoop(String name, Duration tick, Consumer<List<E>> handler) {
        this.tick = tick;
        this.handler = handler;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Adds an event; it is handled after everything posted before it. Ignored once the loop is closed. */
    public void post(E event) {
        mailbox.add(event);
    }

    /**
     * Handles what has been posted, on the calling thread: for a loop that is stepped by hand instead of being started. Tells
     * whether there was anything.
     */
    public boolean step() {
        List<E> batch = new ArrayList<>();
        mailbox.drainTo(batch);
        handler.accept(batch);
        return !batch.isEmpty();
    }

    private void run() {
        while (!closed) {
            try {
                handler.accept(next());
            } catch (InterruptedException e) {
                return; // only close() interrupts
            } catch (RuntimeException e) {
                log.error("An event could not be handled; the loop goes on with the next one", e);
            }
        }
    }

    private List<E> next() throws InterruptedException {
        List<E> batch = new ArrayList<>();
        E first = mailbox.poll(tick.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            mailbox.drainTo(batch);
        }
        return batch;
    }

    /** Ends the thread after the batch in hand; what is still in the mailbox is not handled any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
