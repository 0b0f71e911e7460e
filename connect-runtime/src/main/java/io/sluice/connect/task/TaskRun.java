package io.sluice.connect.task;

import io.sluice.connect.model.TargetState;

/**
 * One life of one task, from its plugin's {@code start} to its {@code stop}. The whole life happens inside {@link #run}, on
 * the thread that calls it; the other methods may be called from any thread and return at once.
 */
public interface TaskRun {

    /** Told, on the task's thread, what the task has become. */
    interface Listener {
        void running();

        void paused();
    }

    /**
     * Builds the plugins, starts the task, moves records until asked to stop, stops the task, commits and releases
     * everything. Returns when all of that is done.
     *
     * @throws Exception why the task failed; everything is released by then
     */
    void run(Listener listener) throws Exception;

    /** Asks for the task to be paused or resumed. */
    void target(TargetState target);

    /** Asks the task to finish what it has in hand, commit and return from {@link #run}. */
    void stop();

    /**
     * Gives the task up after it failed to stop in time: its Kafka clients are closed so that nothing it does later counts,
     * and the thread in {@link #run} is free to end whenever the plugin lets it.
     */
    void cancel();

    /** The worker is done with this life: what was still shown of it, such as why it failed, is not any more. */
    default void forget() {}

    /** The version of the task's plugin; known once {@link #run} has built it, empty text before. */
    String version();
}
