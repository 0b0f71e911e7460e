package org.apache.kafka.connect.health;

import java.util.Objects;

/**
 * The state of one task of a connector.
 */
public class TaskState extends AbstractState {
    private final int taskId;

    /**
     * Describes a task's state.
     *
     * @param taskId   the number of the task in its connector, from 0
     * @param state    the state's name, not blank
     * @param workerId the worker the task runs on, not blank
     * @param trace    the stack trace of a failure; null or empty if there was none
     * @throws IllegalArgumentException when the state or the worker id is null or blank
     */
    public TaskState(int taskId, String state, String workerId, String trace) {
        super(state, workerId, trace);
        this.taskId = taskId;
    }

    /**
     * The number of the task in its connector.
     *
     * @return the number, from 0
     */
    public int taskId() {
        return taskId;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && taskId == ((TaskState) other).taskId;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), taskId);
    }

    @Override
    public String toString() {
        return "TaskState{taskId='" + taskId + "', state='" + state() + "', traceMessage='" + traceMessage()
                + "', workerId='" + workerId() + "'}";
    }
}
