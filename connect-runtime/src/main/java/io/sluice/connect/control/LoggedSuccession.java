package io.sluice.connect.control;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.task.Succession;
import io.sluice.connect.task.TaskSpec;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * The succession of tasks as the config log tells it. Where the log does not say that earlier tasks were shut out since the
 * connector's tasks were last configured, the leader is asked to see to it.
 */
record LoggedSuccession(ControlPlane plane, Surroundings around) implements Succession {

    @Override
    public CompletableFuture<Void> shutOutEarlierTasks(String connector) {
        ClusterView now = plane.view();
        if (isDone(connector, now.snapshot())) return CompletableFuture.completedFuture(null);
        return ask(connector, now).exceptionally(failure -> {
            throw passing(connector, failure);
        });
    }

    private static boolean isDone(String connector, ClusterSnapshot snapshot) {
        return snapshot.connector(connector)
                .filter(spec -> snapshot.fencing(connector).covers(spec.tasks().size()))
                .isPresent();
    }

    private CompletableFuture<Void> ask(String connector, ClusterView now) {
        if (now.isLeader()) return plane.fence(connector);
        return now.leaderUrl()
                .map(leader -> around.peers().fence(leader, connector))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new Refusal.RebalancePending("shut out the earlier tasks of connector " + connector)));
    }

    /** Whom to ask, and whether it can be reached, is soon another matter; all else is for the operator to heal. */
    private static RuntimeException passing(String connector, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RetriableException passing) return passing;
        if (cause instanceof Refusal || cause instanceof IOException)
            return new RetriableException(
                    "The earlier tasks of connector " + connector + " are not shut out yet: " + cause.getMessage(),
                    cause);
        return new CompletionException(cause);
    }

    @Override
    public CompletableFuture<Standing> standing(TaskSpec task) {
        String connector = task.id().connector();
        return around.configs()
                .refresh()
                .thenApply(snapshot -> {
                    Optional<TaskSpec> wanted = Reconciler.wanted(task.id(), true, snapshot.connector(connector));
                    return new Standing(
                            wanted.filter(task::isSameWork).isPresent(),
                            snapshot.fencing(connector).rounds());
                })
                .exceptionally(failure -> {
                    throw new RetriableException("The config log cannot be read at the moment: " + failure, failure);
                });
    }
}
