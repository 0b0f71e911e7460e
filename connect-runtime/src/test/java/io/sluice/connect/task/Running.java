package io.sluice.connect.task;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A pipeline on a thread of its own, made there, with what it says about itself. */
final class Running implements TaskRun.Listener {
    final List<String> states = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread thread;

    Running(Supplier<Pipeline> made) {
        thread = new Thread(
                () -> {
                    try {
                        made.get().run(this);
                        end.complete(null);
                    } catch (Throwable e) {
                        end.completeExceptionally(e);
                    }
                },
                "task-under-test");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the end; null if it was a good one. */
    Throwable awaitEnd() throws InterruptedException, TimeoutException {
        try {
            end.get(20, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    boolean isOver() {
        return end.isDone();
    }

    @Override
    public void running() {
        states.add("running");
    }

    @Override
    public void paused() {
        states.add("paused");
    }
}
