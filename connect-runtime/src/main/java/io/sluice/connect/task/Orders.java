package io.sluice.connect.task;

import io.sluice.connect.model.TargetState;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What others want of a task: run, hold still, end, or end without counting any more. Any thread gives orders; the task's
 * thread obeys them between two calls of its plugin and sleeps here, so that every new order wakes it.
 */
final class Orders {
    private static final Duration LEASE_LOOK = Duration.ofMillis(50);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private final Lease lease;

    // Written by the threads that give orders, read by the task's thread without the lock.
    private volatile TargetState target;
    private volatile boolean stopping;
    private volatile boolean cancelled;

    Orders(TargetState target, Lease lease) {
        this.target = target;
        this.lease = lease;
    }

    void target(TargetState wanted) {
        change(() -> target = wanted);
    }

    void stop() {
        change(() -> stopping = true);
    }

    void cancel() {
        change(() -> {
            cancelled = true;
            stopping = true;
        });
    }

    private void change(Runnable order) {
        lock.lock();
        try {
            order.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isStopping() {
        return stopping;
    }

    /** Whether the task was given up: from then on nothing it does may count. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Whether what the task does still counts: it was not given up, and neither was its worker by the group. */
    boolean mayCount() {
        return !cancelled && lease.isHeld();
    }

    /** Waits while the worker has to be taken for lost; whether it was, or has to end the task, turns out soon. */
    void awaitLease() {
        while (!lease.isHeld()) sleepOrGiveUp(LEASE_LOOK);
    }

    /** Whether the task is to hold still; a connector that is to be stopped holds its tasks still until they go. */
    boolean isPaused() {
        return target != TargetState.STARTED;
    }

    /** Waits until the task may run or has to end. */
    void awaitResumed() throws InterruptedException {
        lock.lock();
        try {
            while (isPaused() && !stopping) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the given time.
     *
     * @return false if the task has to end now
     */
    boolean sleep(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0 && !stopping) {
                left = changed.awaitNanos(left);
            }
            return !stopping;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #sleep}, where ending means that the record in hand is given back rather than finished. */
    void sleepOrGiveUp(Duration time) {
        try {
            if (sleep(time)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Stopped();
    }

    /** Ends work in hand that was waiting for better times when the task was told to stop. Not a failure. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("The task was told to stop while it waited", null, false, false);
        }
    }
}
