package io.sluice.connect.control;

import io.sluice.connect.model.TargetState;
import io.sluice.connect.task.TaskSpec;

/**
 * One life of a task on this worker.
 *
 * @param run tells this life from earlier ones of the same task
 * @param spec what it was started with
 * @param target what it was last told to become
 * @param restarting whether its stop is the first half of a restart
 */
record TaskUnit(long run, TaskSpec spec, TargetState target, Phase phase, boolean restarting) {

    static TaskUnit starting(long run, TaskSpec spec) {
        return new TaskUnit(run, spec, spec.target(), Phase.MOVING, false);
    }

    TaskUnit target(TargetState newTarget) {
        return new TaskUnit(run, spec, newTarget, phase == Phase.FAILED ? Phase.FAILED : Phase.MOVING, restarting);
    }

    TaskUnit settled() {
        return new TaskUnit(run, spec, target, Phase.SETTLED, restarting);
    }

    TaskUnit failed() {
        return new TaskUnit(run, spec, target, Phase.FAILED, restarting);
    }

    TaskUnit stopping(boolean toRestart) {
        return new TaskUnit(run, spec, target, Phase.STOPPING, toRestart);
    }
}
