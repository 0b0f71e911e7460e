package io.sluice.connect.task;

import java.util.concurrent.CompletableFuture;

/**
 * What a task has to know of its predecessors and successors before it may deliver exactly once. May be asked from any thread.
 */
public interface Succession {

    /**
     * Sees to it that no producer of an earlier set of the connector's tasks can write any more.
     *
     * @return fails with {@link org.apache.kafka.connect.errors.RetriableException} where asking again may help
     */
    CompletableFuture<Void> shutOutEarlierTasks(String connector);

    /** Whether the cluster still wants this task as it is, by everything that was in the config log at the time of the call. */
    CompletableFuture<Boolean> isStillWanted(TaskSpec task);
}
