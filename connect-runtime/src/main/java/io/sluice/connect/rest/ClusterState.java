package io.sluice.connect.rest;

import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.UnitState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.health.ConnectClusterDetails;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.health.ConnectorHealth;
import org.apache.kafka.connect.health.ConnectorState;
import org.apache.kafka.connect.health.TaskState;

/** What extensions may know of the cluster: the same that requests are answered from. */
final class ClusterState implements ConnectClusterState {
    private final Views views;
    private final String workerId;
    private final String kafkaClusterId;

    /** @param workerId stands for the worker of a connector that none has spoken of yet */
    ClusterState(Views views, String workerId, String kafkaClusterId) {
        this.views = views;
        this.workerId = workerId;
        this.kafkaClusterId = kafkaClusterId;
    }

    @Override
    public Collection<String> connectors() {
        return List.copyOf(views.connectors().keySet());
    }

    @Override
    public ConnectorHealth connectorHealth(String name) {
        ConnectorSpec connector = connector(name);
        return views.status(connector)
                .map(ClusterState::health)
                .orElseGet(() -> new ConnectorHealth(
                        name,
                        new ConnectorState(UnitState.UNASSIGNED.name(), workerId, null),
                        Map.of(),
                        views.info(connector).type()));
    }

    private static ConnectorHealth health(ConnectorStatus status) {
        Map<Integer, TaskState> tasks = new LinkedHashMap<>();
        status.tasks()
                .forEach(task -> tasks.put(
                        task.id(), new TaskState(task.id(), task.state().name(), task.workerId(), task.trace())));
        ConnectorStatus.Connector connector = status.connector();
        return new ConnectorHealth(
                status.name(),
                new ConnectorState(connector.state().name(), connector.workerId(), connector.trace()),
                tasks,
                status.type());
    }

    @Override
    public Map<String, String> connectorConfig(String name) {
        return connector(name).config();
    }

    @Override
    public ConnectClusterDetails clusterDetails() {
        return () -> kafkaClusterId;
    }

    private ConnectorSpec connector(String name) {
        ConnectorSpec connector = views.connectors().get(name);
        if (connector == null) throw new NotFoundException("There is no connector " + name);
        return connector;
    }
}
