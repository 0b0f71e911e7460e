package io.sluice.connect.worker;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The thread on which one life of one connector is spent. Orders are carried out one after the other; an order that blocks in
 * the connector blocks this thread and nobody else, and {@link #stage} says what it is.
 */
final class ConnectorThread {
    private static final Logger log = LoggerFactory.getLogger(ConnectorThread.class);
    private static final String CONTEXT = "connector.context";

    /** Something to do on the thread; the words say what, for a person who waits. */
    record Order(String what, Runnable work, boolean last) {}

    private final String connector;
    private final Clock clock;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile Stage stage; // written by the thread, read by whoever answers a waiting person

    ConnectorThread(String connector, Clock clock) {
        this.connector = connector;
        this.clock = clock;
        this.thread = new Thread(this::run, "connector-" + connector);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void order(String what, Runnable work) {
        orders.add(new Order(what, work, false));
    }

    /** The last order: the thread ends after it. */
    void orderLast(String what, Runnable work) {
        orders.add(new Order(what, work, true));
    }

    /** Nobody waits for this thread any more; plugin code that heeds interrupts may end. */
    void abandon() {
        thread.interrupt();
    }

    Optional<Stage> stage() {
        return Optional.ofNullable(stage);
    }

    private void run() {
        MDC.put(CONTEXT, "[" + connector + "|worker] ");
        try {
            Order order;
            do {
                order = orders.take();
                stage = new Stage(order.what(), clock.instant());
                order.work().run();
                stage = null;
            } while (!order.last());
        } catch (InterruptedException e) {
            log.debug("The thread of connector {} ends: it was given up", connector);
        } finally {
            MDC.remove(CONTEXT);
        }
    }
}
