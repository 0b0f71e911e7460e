package io.sluice.connect.worker;

import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out what the control plane decided. Every life of a connector or task has a {@code run} number chosen by the
 * caller; a report carries the number of the life it is about, so that late words of a former life can be told apart. All
 * methods return at once and are called on the control thread; reports come on any thread and must not block.
 */
public interface Worker extends AutoCloseable {

    /** Hears what becomes of the orders. */
    interface Listener {
        /** The connector has reached the target state. */
        void connectorReached(String name, long run, TargetState state, String version);

        /** The connector threw, or could not be made; it stays as it is until it is stopped. */
        void connectorFailed(String name, long run, Throwable cause, Optional<String> version);

        /** The connector is stopped, or was given up because it did not stop in time. */
        void connectorStopped(String name, long run);

        /** The answer to {@link Worker#requestTaskConfigs}: as to be written to the config log, secrets as references. */
        void taskConfigsReady(String name, long run, List<Map<String, String>> configs);

        /** The connector could not say; asking again later may help. */
        void taskConfigsFailed(String name, long run, Throwable cause);

        /** The connector wants its tasks to be configured anew. */
        void reconfigurationRequested(String name, long run);

        void taskReached(TaskId task, long run, TargetState state, String version);

        /** The task ended with an error; everything it held is released. */
        void taskFailed(TaskId task, long run, Throwable cause, Optional<String> version);

        /** The task has ended as ordered, or was fenced because it did not in time. */
        void taskStopped(TaskId task, long run);
    }

    void startConnector(String name, long run, Map<String, String> config, TargetState target);

    void targetConnector(String name, long run, TargetState target);

    void requestTaskConfigs(String name, long run);

    void stopConnector(String name, long run);

    void startTask(TaskSpec spec, long run);

    void targetTask(TaskId task, long run, TargetState target);

    void stopTask(TaskId task, long run);

    /** The stop that follows is the first half of a restart. */
    default void restarting(TaskId task, long run) {}

    /** What plugin code of this connector is doing right now and since when, in words; empty if none is running. */
    Optional<String> underWay(String connector);

    /** Stops whatever still runs, within the graceful timeout. */
    @Override
    void close();
}
