package io.sluice.connect.worker.validation;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * One piece of work that a caller waits for, with words for what it does at the moment. Runs on a validation thread; if the
 * caller gives up first, that thread is interrupted.
 */
final class Job<T> implements Runnable {
    /** The words, and since when they hold. */
    private record Stage(String what, Instant since) {}

    interface Progress {
        void at(String stage);
    }

    interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    private final Work<T> work;
    private final Clock clock;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Stage stage; // written by the validation thread, read by those who ask what is going on
    private Thread runner; // guarded by this: the thread that runs and the one that gives up meet here
    private Runnable whenGivenUp = () -> {}; // guarded by this

    Job(String waitingFor, Work<T> work, Clock clock) {
        this.work = work;
        this.clock = clock;
        this.stage = new Stage(waitingFor, clock.instant());
    }

    /** Completing it from outside gives the job up. */
    CompletableFuture<T> result() {
        return result;
    }

    /** To be told, once at most, when the caller gives up while the job runs: its thread may then not come back. */
    synchronized void whenGivenUp(Runnable told) {
        whenGivenUp = told;
    }

    String stage() {
        Stage now = stage;
        return now.what() + " since " + now.since();
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        result.whenComplete((value, failure) -> interruptRunner());
        try {
            finish(() -> work.run(what -> stage = new Stage(what, clock.instant())));
        } finally {
            Thread.interrupted(); // an interrupt was for this job; the thread goes on to another
        }
    }

    private synchronized boolean begin() {
        if (result.isDone()) {
            return false;
        }
        runner = Thread.currentThread();
        return true;
    }

    private void finish(Callable<T> body) {
        T value = null;
        Throwable failure = null;
        try {
            value = body.call();
        } catch (Throwable e) { // plugin code; whatever it throws is the answer
            failure = e;
        }
        synchronized (this) {
            runner = null;
        }
        if (failure == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private void interruptRunner() {
        Runnable told = () -> {};
        synchronized (this) {
            if (runner != null) {
                runner.interrupt();
                told = whenGivenUp;
            }
        }
        told.run();
    }
}
