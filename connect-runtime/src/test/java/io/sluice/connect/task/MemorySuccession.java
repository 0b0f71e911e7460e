package io.sluice.connect.task;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A succession that a test decides, and that writes down what it is asked. */
final class MemorySuccession implements Succession {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> shutOut = CompletableFuture.completedFuture(null);
    private volatile Standing standing = new Standing(true, 1);

    void answerShutOutWith(CompletableFuture<Void> answer) {
        shutOut = answer;
    }

    void standing(boolean wanted, int rounds) {
        standing = new Standing(wanted, rounds);
    }

    @Override
    public CompletableFuture<Void> shutOutEarlierTasks(String connector) {
        asked.add("shut out");
        return shutOut;
    }

    @Override
    public CompletableFuture<Standing> standing(TaskSpec task) {
        asked.add("standing");
        return CompletableFuture.completedFuture(standing);
    }
}
