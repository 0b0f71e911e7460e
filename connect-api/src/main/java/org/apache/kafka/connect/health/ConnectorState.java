package org.apache.kafka.connect.health;

/**
 * The state of a connector itself, without its tasks.
 */
public class ConnectorState extends AbstractState {

    /**
     * Describes a connector's state.
     *
     * @param state        the state's name, not blank
     * @param workerId     the worker the connector runs on, not blank
     * @param traceMessage the stack trace of a failure; null or empty if there was none
     * @throws IllegalArgumentException when the state or the worker id is null or blank
     */
    public ConnectorState(String state, String workerId, String traceMessage) {
        super(state, workerId, traceMessage);
    }

    @Override
    public String toString() {
        return "ConnectorState{state='" + state() + "', traceMessage='" + traceMessage() + "', workerId='" + workerId()
                + "'}";
    }
}
