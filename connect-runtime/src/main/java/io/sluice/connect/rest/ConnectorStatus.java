package io.sluice.connect.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.connect.control.ControlPlane.RestartPlan;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.UnitState;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.connect.health.ConnectorType;

/** What the workers say about a connector and its tasks. */
record ConnectorStatus(String name, Connector connector, List<Task> tasks, ConnectorType type) {

    /** The connector itself; version and trace are left out where there is none. */
    record Connector(
            UnitState state,
            String workerId,
            @JsonInclude(JsonInclude.Include.NON_NULL) String version,
            @JsonInclude(JsonInclude.Include.NON_NULL) String trace) {
        static Connector of(Status status) {
            return new Connector(
                    status.state(),
                    status.workerId(),
                    status.version().orElse(null),
                    status.trace().orElse(null));
        }

        Connector in(UnitState other) {
            return new Connector(other, workerId, version, trace);
        }
    }

    /** One task. */
    record Task(
            int id,
            UnitState state,
            String workerId,
            @JsonInclude(JsonInclude.Include.NON_NULL) String version,
            @JsonInclude(JsonInclude.Include.NON_NULL) String trace) {
        static Task of(int id, Status status) {
            return new Task(
                    id,
                    status.state(),
                    status.workerId(),
                    status.version().orElse(null),
                    status.trace().orElse(null));
        }

        Task in(UnitState other) {
            return new Task(id, other, workerId, version, trace);
        }
    }

    static ConnectorStatus of(String name, Status connector, SortedMap<Integer, Status> tasks, ConnectorType type) {
        List<Task> each = tasks.entrySet().stream()
                .map(task -> Task.of(task.getKey(), task.getValue()))
                .toList();
        return new ConnectorStatus(name, Connector.of(connector), each, type);
    }

    /** The same with everything that a restart is about to touch shown as restarting. */
    ConnectorStatus during(RestartPlan plan) {
        return new ConnectorStatus(
                name,
                plan.connector() ? connector.in(UnitState.RESTARTING) : connector,
                tasks.stream()
                        .map(task -> plan.tasks().contains(new TaskId(name, task.id()))
                                ? task.in(UnitState.RESTARTING)
                                : task)
                        .toList(),
                type);
    }
}
