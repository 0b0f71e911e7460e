package org.apache.kafka.connect.health;

import java.util.Map;
import java.util.Objects;

/**
 * How one connector and its tasks are doing.
 */
public class ConnectorHealth {
    private final String name;
    private final ConnectorState connectorState;
    private final Map<Integer, TaskState> tasks;
    private final ConnectorType type;

    /**
     * Puts the parts together; the map is not copied.
     *
     * @param name           the connector's name, not blank
     * @param connectorState the state of the connector
     * @param tasks          the states of its tasks by their numbers
     * @param type           source or sink
     * @throws IllegalArgumentException when the name is null or blank
     * @throws NullPointerException     when another part is null
     */
    public ConnectorHealth(
            String name, ConnectorState connectorState, Map<Integer, TaskState> tasks, ConnectorType type) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The health of a connector needs the connector's name");
        }
        this.name = name;
        this.connectorState = Objects.requireNonNull(connectorState, "connectorState");
        this.tasks = Objects.requireNonNull(tasks, "tasks");
        this.type = Objects.requireNonNull(type, "type");
    }

    /**
     * The connector's name.
     *
     * @return the name, not blank
     */
    public String name() {
        return name;
    }

    /**
     * The state of the connector itself.
     *
     * @return the state, not null
     */
    public ConnectorState connectorState() {
        return connectorState;
    }

    /**
     * The states of its tasks by their numbers.
     *
     * @return the states, not null; empty for a connector without tasks
     */
    public Map<Integer, TaskState> tasksState() {
        return tasks;
    }

    /**
     * Whether it is a source or a sink.
     *
     * @return the type, not null
     */
    public ConnectorType type() {
        return type;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        ConnectorHealth that = (ConnectorHealth) other;
        return name.equals(that.name)
                && connectorState.equals(that.connectorState)
                && tasks.equals(that.tasks)
                && type == that.type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, connectorState, tasks, type);
    }

    @Override
    public String toString() {
        return "ConnectorHealth{name='" + name + "', connectorState=" + connectorState + ", tasks=" + tasks + ", type="
                + type + "}";
    }
}
