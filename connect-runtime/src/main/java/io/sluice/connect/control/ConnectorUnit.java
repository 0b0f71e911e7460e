package io.sluice.connect.control;

import io.sluice.connect.model.TargetState;
import java.util.Map;

/**
 * One life of a connector on this worker.
 *
 * @param run tells this life from earlier ones of the same connector
 * @param config what it was started with
 * @param target what it was last told to become
 * @param restarting whether its stop is the first half of a restart
 */
record ConnectorUnit(
        long run,
        Map<String, String> config,
        TargetState target,
        Phase phase,
        boolean restarting,
        TaskConfigQuest quest) {

    static ConnectorUnit starting(long run, Map<String, String> config, TargetState target) {
        return new ConnectorUnit(run, config, target, Phase.MOVING, false, TaskConfigQuest.done());
    }

    ConnectorUnit movingTo(TargetState newTarget) {
        return new ConnectorUnit(run, config, newTarget, Phase.MOVING, restarting, TaskConfigQuest.done());
    }

    ConnectorUnit settled(TaskConfigQuest next) {
        return new ConnectorUnit(run, config, target, Phase.SETTLED, restarting, next);
    }

    ConnectorUnit failed() {
        return new ConnectorUnit(run, config, target, Phase.FAILED, restarting, TaskConfigQuest.done());
    }

    ConnectorUnit stopping(boolean toRestart) {
        return new ConnectorUnit(run, config, target, Phase.STOPPING, toRestart, TaskConfigQuest.done());
    }

    ConnectorUnit with(TaskConfigQuest next) {
        return new ConnectorUnit(run, config, target, phase, restarting, next);
    }
}
