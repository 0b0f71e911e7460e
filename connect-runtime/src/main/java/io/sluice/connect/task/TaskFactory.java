package io.sluice.connect.task;

/** Prepares the life of a task; does no I/O and calls no plugin, so it may be called on the control thread. */
public interface TaskFactory {
    TaskRun create(TaskSpec spec);
}
