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
 * fills its own lane and leaves the others free. A thread that was given up is made up for until it comes back, within bounds.
 * May be used from any thread.
 */
final class Lanes implements AutoCloseable {
    /** Plugin code that heeds no interrupt keeps its thread for good; so many may be lost in this way for each there is. */
    private static final int LOST_FOR_EACH = 3;

    private static final class Lane {
        private final Queue<Job<?>> waiting = new ArrayDeque<>();
        private int running;
    }

    /** The place in its lane that a running job has until it ends or is given up. */
    private static final class Seat {
        private final String lane;
        private boolean left;

        Seat(String lane) {
            this.lane = lane;
        }
    }

    private final int size;
    private final ThreadPoolExecutor threads;
    private final int perLane;
    private final Map<String, Lane> lanes =
            new HashMap<>(); // guarded by this: callers and the pool's threads meet here
    private int lost; // guarded by this

    Lanes(int size) {
        AtomicInteger number = new AtomicInteger();
        this.size = size;
        this.perLane = Math.max(1, size / 4);
        this.threads = new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "validation-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs the job when its lane has a thread for it; fails with {@link RejectedExecutionException} once closed. */
    synchronized void run(String name, Job<?> job) {
        Lane lane = lanes.computeIfAbsent(name, n -> new Lane());
        if (lane.running < perLane) {
            threads.execute(() -> runThenNext(name, job));
            lane.running++;
        } else {
            lane.waiting.add(job);
        }
    }

    private void runThenNext(String name, Job<?> job) {
        Seat seat = new Seat(name);
        job.whenGivenUp(() -> giveUp(seat));
        try {
            job.run();
        } finally {
            comeBack(seat);
        }
    }

    private synchronized void giveUp(Seat seat) {
        if (seat.left) {
            return;
        }
        seat.left = true;
        lost++;
        resize();
        next(seat.lane);
    }

    private synchronized void comeBack(Seat seat) {
        if (seat.left) {
            lost--;
            resize();
        } else {
            seat.left = true;
            next(seat.lane);
        }
    }

    private void resize() {
        int wanted = size + Math.min(lost, size * LOST_FOR_EACH);
        if (wanted > threads.getMaximumPoolSize()) {
            threads.setMaximumPoolSize(wanted);
            threads.setCorePoolSize(wanted);
        } else {
            threads.setCorePoolSize(wanted);
            threads.setMaximumPoolSize(wanted);
        }
    }

    private void next(String name) {
        Lane lane = lanes.get(name);
        Job<?> next = lane.waiting.poll();
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
