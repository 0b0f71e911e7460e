package io.sluice.connect.rest;

import io.sluice.connect.control.Refusal;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.UnitState;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Everything the interface can show without asking anybody: the published view and the statuses. */
final class Views {
    private final Served worker;
    private final String workerId;

    Views(Served worker, String workerId) {
        this.worker = worker;
        this.workerId = workerId;
    }

    SortedMap<String, ConnectorSpec> connectors() {
        return worker.control().view().snapshot().connectors();
    }

    ConnectorSpec connector(String name) {
        return Optional.ofNullable(connectors().get(name)).orElseThrow(() -> new Refusal.UnknownConnector(name));
    }

    ConnectorInfo info(ConnectorSpec connector) {
        return ConnectorInfo.of(connector, worker.plugins().typeOf(connector.config()));
    }

    /** Empty while no worker has said anything about the connector. */
    Optional<ConnectorStatus> status(ConnectorSpec connector) {
        return worker.statuses().connector(connector.name()).map(status -> status(connector, status));
    }

    ConnectorStatus.Task task(TaskId task) {
        connector(task.connector());
        return worker.statuses()
                .task(task)
                .map(status -> ConnectorStatus.Task.of(task.task(), status))
                .orElseThrow(() -> new Refusal.UnknownTask(task));
    }

    /** The status that a restart starts from; a connector nobody has spoken of yet counts as given to nobody. */
    ConnectorStatus beforeRestart(String name) {
        ConnectorSpec connector = connectors().get(name);
        Map<String, String> config = connector == null ? Map.of() : connector.config();
        Status status = worker.statuses()
                .connector(name)
                .orElseGet(() -> new Status(UnitState.UNASSIGNED, workerId, 0, Optional.empty(), Optional.empty()));
        return ConnectorStatus.of(
                name, status, worker.statuses().tasks(name), worker.plugins().typeOf(config));
    }

    private ConnectorStatus status(ConnectorSpec connector, Status status) {
        return ConnectorStatus.of(
                connector.name(),
                status,
                worker.statuses().tasks(connector.name()),
                worker.plugins().typeOf(connector.config()));
    }
}
