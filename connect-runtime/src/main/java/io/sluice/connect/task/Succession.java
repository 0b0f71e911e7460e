package io.sluice.connect.task;

import java.util.concurrent.CompletableFuture;

/**
 * What a task has to know of its predecessors and successors before it may deliver exactly once. May be asked from any thread.
 * Where asking again may help, answers fail with {@link org.apache.kafka.connect.errors.RetriableException}.
 */
public interface Succession {

    /** Sees to it that no producer of an earlier set of the connector's tasks can write any more. */
    CompletableFuture<Void> shutOutEarlierTasks(String connector);

    /**
     * What the cluster makes of a task.
     *
     * @param isWanted whether it is still to run as it is
     * @param rounds grows whenever the producers of the connector's tasks were shut out, this one's among them
     */
    record Standing(boolean isWanted, int rounds) {}

    /** By everything that was in the config log at the time of the call. */
    CompletableFuture<Standing> standing(TaskSpec task);
}
