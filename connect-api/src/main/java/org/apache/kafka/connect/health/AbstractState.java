package org.apache.kafka.connect.health;

import java.util.Objects;

/**
 * What the states of connectors and tasks have in common: a name for the state, the worker that reported it and, after a
 * failure, why.
 */
public abstract class AbstractState {
    private final String state;
    private final String traceMessage;
    private final String workerId;

    /**
     * Stores the parts.
     *
     * @param state        the state's name, not blank
     * @param workerId     the worker it was seen on, not blank
     * @param traceMessage the stack trace of a failure; null or empty if there was none
     * @throws IllegalArgumentException when the state or the worker id is null or blank
     */
    public AbstractState(String state, String workerId, String traceMessage) {
        if (state == null || state.isBlank()) {
            throw new IllegalArgumentException("A state needs a name such as RUNNING, but got " + quoted(state));
        }
        if (workerId == null || workerId.isBlank()) {
            throw new IllegalArgumentException("A state needs the id of its worker, but got " + quoted(workerId));
        }
        this.state = state;
        this.workerId = workerId;
        this.traceMessage = traceMessage;
    }

    private static String quoted(String text) {
        return text == null ? "null" : "'" + text + "'";
    }

    /**
     * The state's name, for instance {@code RUNNING} or {@code FAILED}.
     *
     * @return the name, not blank
     */
    public String state() {
        return state;
    }

    /**
     * The worker the connector or task was on when it got into this state.
     *
     * @return the worker's id, not blank
     */
    public String workerId() {
        return workerId;
    }

    /**
     * Why a failed connector or task failed.
     *
     * @return a stack trace as text; null or empty if there was no failure
     */
    public String traceMessage() {
        return traceMessage;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        AbstractState that = (AbstractState) other;
        return state.equals(that.state)
                && Objects.equals(traceMessage, that.traceMessage)
                && workerId.equals(that.workerId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, traceMessage, workerId);
    }
}
