package io.sluice.connect.worker.validation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bounded pool whose threads are shared out by lane: one lane may hold a quarter of them, so that work which never ends
 * fills its own lane and leaves the others free. May be used from any thread.
 */
final class Lanes implements AutoCloseable {
    private static final class Lane {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    private final ThreadPoolExecutor threads;
    private final int perLane;
    private final Map<String, Lane> lanes =
            new HashMap<>(); // guarded by this: callers and the pool's threads meet here

    Lanes(int size) {
        AtomicInteger number = new AtomicInteger();
        this.perLane = Math.max(1, size / 4);
        this.threads = new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "validation-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs the work when its lane has a thread for it; fails with {@link RejectedExecutionException} once closed. */
    synchronized void run(String name, Runnable work) {
        Lane lane = lanes.computeIfAbsent(name, n -> new Lane());
        if (lane.running < perLane) {
            threads.execute(() -> runThenNext(name, work));
            lane.running++;
        } else {
            lane.waiting.add(work);
        }
    }

    private void runThenNext(String name, Runnable work) {
        try {
            work.run();
        } finally {
            next(name);
        }
    }

    private synchronized void next(String name) {
        Lane lane = lanes.get(name);
        Runnable next = lane.waiting.poll();
        if (next != null && !threads.isShutdown()) {
            threads.execute(() -> runThenNext(name, next));
        } else if (--lane.running == 0) {
            lanes.remove(name);
        }
    }

    /** Interrupts what runs and starts nothing more; does not wait. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
