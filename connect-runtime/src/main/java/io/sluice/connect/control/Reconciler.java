package io.sluice.connect.control;

import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.task.TaskSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what should run here with what does, for one connector or task at a time, and says what to do about the
 * difference. It looks at states, never at events: a new connector, an edit, a pause, a restart, a rebalance and a recovery
 * are all the same comparison, and making it twice is harmless.
 */
final class Reconciler {
    private Reconciler() {}

    /** What to do about one connector. */
    enum ConnectorMove {
        NONE,
        START,
        STOP,
        /** Stop, and start again when it has: it changed, or failed and is wanted in another state. */
        REPLACE,
        TARGET,
        ASK_TASK_CONFIGS,
        WRITE_TASK_CONFIGS,
        /** Write them again, in a while, unless the log says by then what the connector said. */
        INSIST
    }

    /** What to do about one task. */
    enum TaskMove {
        NONE,
        START,
        STOP,
        /** Stop, and start again when it has. */
        REPLACE,
        TARGET
    }

    /**
     * @param wanted the connector, where it is assigned to this worker; empty if it should not run here
     * @param unit its life here, null if there is none
     */
    static ConnectorMove plan(Optional<ConnectorSpec> wanted, ConnectorUnit unit, Instant now) {
        if (unit == null) return wanted.isPresent() ? ConnectorMove.START : ConnectorMove.NONE;
        if (unit.phase() == Phase.STOPPING) return ConnectorMove.NONE;
        if (wanted.isEmpty()) return ConnectorMove.STOP;
        ConnectorSpec spec = wanted.get();
        if (!unit.config().equals(spec.config())) return ConnectorMove.REPLACE;
        if (unit.target() != spec.target())
            return unit.phase() == Phase.FAILED ? ConnectorMove.REPLACE : ConnectorMove.TARGET;
        return questMove(spec, unit, now);
    }

    private static ConnectorMove questMove(ConnectorSpec spec, ConnectorUnit unit, Instant now) {
        if (unit.phase() != Phase.SETTLED || spec.target() != TargetState.STARTED) return ConnectorMove.NONE;
        if (unit.quest() instanceof TaskConfigQuest.Done done)
            return done.said().isEmpty() || isWritten(spec, done.said().get())
                    ? ConnectorMove.NONE
                    : ConnectorMove.INSIST;
        Instant notBefore = unit.quest().notBefore();
        if (notBefore == null || now.isBefore(notBefore)) return ConnectorMove.NONE;
        return unit.quest() instanceof TaskConfigQuest.Due
                ? ConnectorMove.ASK_TASK_CONFIGS
                : ConnectorMove.WRITE_TASK_CONFIGS;
    }

    /** Whether the answer of a connector is already what the log says, so that nothing need be written. */
    static boolean isWritten(ConnectorSpec spec, List<Map<String, String>> answer) {
        return spec.tasks() instanceof TaskSet.Committed committed
                && committed.configs().equals(answer)
                && committed.appliedConfig().equals(Optional.of(spec.config()));
    }

    /** The task as it should run here, empty if it should not. */
    static Optional<TaskSpec> wanted(TaskId id, boolean assigned, Optional<ConnectorSpec> connector) {
        if (!assigned || connector.isEmpty()) return Optional.empty();
        ConnectorSpec spec = connector.get();
        if (spec.target() == TargetState.STOPPED || !(spec.tasks() instanceof TaskSet.Committed committed))
            return Optional.empty();
        // A task keeps the connector configuration its set was made for until the connector has said what follows from
        // a new
        // one; so an edit restarts each task once.
        Map<String, String> config = committed.appliedConfig().orElse(spec.config());
        return committed.config(id.task()).map(taskConfig -> new TaskSpec(id, config, taskConfig, spec.target()));
    }

    static TaskMove plan(Optional<TaskSpec> wanted, TaskUnit unit) {
        if (unit == null) return wanted.isPresent() ? TaskMove.START : TaskMove.NONE;
        if (unit.phase() == Phase.STOPPING) return TaskMove.NONE;
        if (wanted.isEmpty()) return TaskMove.STOP;
        TaskSpec spec = wanted.get();
        if (!unit.spec().isSameWork(spec)) return TaskMove.REPLACE;
        return unit.target() == spec.target() ? TaskMove.NONE : TaskMove.TARGET;
    }
}
