package io.sluice.connect.control;

import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the outside may ask of the control plane. All methods may be called from any thread and return at once; a future
 * fails with a {@link Refusal} where the request itself is at fault or belongs to another worker, and with any other cause
 * where something went wrong here.
 */
public interface ControlPlane {

    /** The newest published state; never blocks and is never older than the last answered request. */
    ClusterView view();

    /** What requests about this connector are waiting for right now, in words; empty if nothing is under way. */
    Optional<String> underWay(String connector);

    /** The connector as the log has it after the write, and whether it is new. */
    record Written(ConnectorSpec connector, boolean created) {}

    /**
     * Validates and writes a connector. Leader only. Cancelling the future gives the validation up; a connector whose writing
     * has begun is written all the same.
     *
     * @param initial the target state to create it in; empty leaves it as it is (STARTED if new)
     * @param mayReplace whether an existing connector of that name may be changed; else {@link Refusal.AlreadyExists}
     */
    CompletableFuture<Written> putConnector(
            String name, Map<String, String> config, Optional<TargetState> initial, boolean mayReplace);

    /** Merges the patch into the present configuration (null removes a key), validates and writes it. Leader only. */
    CompletableFuture<Written> patchConnector(String name, Map<String, String> patch);

    /** Removes a connector from the log; its tasks stop everywhere. Leader only. */
    CompletableFuture<Void> removeConnector(String name);

    /** Pauses, resumes or stops a connector. Stopping is for the leader only, the others may be asked of any worker. */
    CompletableFuture<Void> setTarget(String name, TargetState target);

    /** Restarts the connector instance alone, on the worker that runs it. */
    CompletableFuture<Void> restartConnector(String name);

    /** Restarts one task, on the worker that runs it. */
    CompletableFuture<Void> restartTask(TaskId task);

    /** What a restart request is going to restart. */
    record RestartPlan(boolean connector, List<TaskId> tasks) {}

    /** Asks all workers to restart the connector and its tasks as requested. Leader only. */
    CompletableFuture<RestartPlan> restart(RestartRequest request);

    /** Task configurations which the worker that runs the connector sends to the leader. Leader only. */
    CompletableFuture<Void> putTasks(String connector, List<Map<String, String>> configs);

    /**
     * Shuts out the producers of earlier tasks of a connector, unless that was done since its tasks were last configured.
     * Exactly-once sources only. Leader only.
     */
    CompletableFuture<Void> fence(String connector);

    /** The offsets of a connector, by partition, as they are stored now. */
    CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> offsets(String connector);

    /** Sets offsets of a stopped connector, and forgets those that are null. Leader only. */
    CompletableFuture<Void> alterOffsets(String connector, Map<Map<String, ?>, Map<String, ?>> changes);

    /** Forgets all offsets of a stopped connector. Leader only. */
    CompletableFuture<Void> resetOffsets(String connector);

    /** Sets a log level on every worker of the group. */
    CompletableFuture<Void> putLoggerLevel(String namespace, String level);

    /** Completes when the control loop has answered and the config log could be read to its end. */
    CompletableFuture<Void> ping();
}
