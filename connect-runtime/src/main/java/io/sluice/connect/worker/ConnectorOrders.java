package io.sluice.connect.worker;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.MDC;

/**
 * What one life of one connector has been ordered to do, one after the other, each on a thread under the connector's name
 * that is given back when nothing is left to do. An order that blocks in the connector blocks this connector and nobody else, and
 * {@link #stage} says what it is.
 */
final class ConnectorOrders {
    private static final String CONTEXT = "connector.context";

    /** Something to do on the thread; the words say what, for a person who waits. */
    private record Order(String what, Runnable work) {}

    private final String connector;
    private final ConnectorThreads threads;
    private final Clock clock;
    // All guarded by this object's lock: whoever gives orders meets the thread that carries them out.
    private final Queue<Order> orders = new ArrayDeque<>();
    private boolean busy;
    private boolean abandoned;
    private Thread thread;
    private Stage stage;

    ConnectorOrders(String connector, ConnectorThreads threads, Clock clock) {
        this.connector = connector;
        this.threads = threads;
        this.clock = clock;
    }

    synchronized void give(String what, Runnable work) {
        if (abandoned) return;
        orders.add(new Order(what, work));
        if (busy) return;
        busy = true;
        threads.run(this::carryOut);
    }

    /** Nobody waits for the connector any more; plugin code that heeds interrupts may end. */
    synchronized void abandon() {
        abandoned = true;
        orders.clear();
        if (thread != null) thread.interrupt();
    }

    synchronized Optional<Stage> stage() {
        return Optional.ofNullable(stage);
    }

    private void carryOut() {
        String name = Thread.currentThread().getName();
        Thread.currentThread().setName("connector-" + connector);
        MDC.put(CONTEXT, "[" + connector + "|worker] ");
        try {
            for (Order order = next(); order != null; order = next())
                order.work().run();
        } finally {
            MDC.remove(CONTEXT);
            Thread.currentThread().setName(name);
        }
    }

    private synchronized Order next() {
        Order next = orders.poll();
        busy = next != null;
        thread = busy ? Thread.currentThread() : null;
        stage = busy ? new Stage(next.what(), clock.instant()) : null;
        return next;
    }
}
