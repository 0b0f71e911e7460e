package io.sluice.connect.it.faults;

import java.time.Duration;

/**
 * One thing done to the cluster.
 *
 * @param at since the beginning of the run
 * @param worker which one it befalls, or which one is asked to do it
 * @param connector whom the request is about; empty where it is none
 * @param tasks what {@link Act#RECONFIGURE} sets as the number of tasks
 */
record Step(Duration at, Act act, int worker, String connector, int tasks) {

    enum Act {
        KILL_WORKER,
        TERMINATE_WORKER,
        START_WORKER,
        FREEZE_WORKER,
        THAW_WORKER,
        STOP_BROKER,
        KILL_BROKER,
        START_BROKER,
        FREEZE_BROKER,
        THAW_BROKER,
        RECONFIGURE,
        PAUSE,
        RESUME,
        RESTART;

        /** Whether it makes something worse or different, rather than undoing what another step did. */
        boolean isFault() {
            return switch (this) {
                case START_WORKER, THAW_WORKER, START_BROKER, THAW_BROKER, RESUME -> false;
                default -> true;
            };
        }

        boolean isRequest() {
            return compareTo(RECONFIGURE) >= 0;
        }
    }

    static Step worker(Duration at, Act act, int worker) {
        return new Step(at, act, worker, "", 0);
    }

    static Step broker(Duration at, Act act) {
        return new Step(at, act, -1, "", 0);
    }

    @Override
    public String toString() {
        String time = "%6.1f s  %s".formatted(at.toMillis() / 1000.0, act);
        if (act == Act.RECONFIGURE) return time + " " + connector + " to " + tasks + " tasks by worker " + worker;
        if (act.isRequest()) return time + " " + connector + " by worker " + worker;
        return worker < 0 ? time : time + " " + worker;
    }
}
