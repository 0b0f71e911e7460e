package io.sluice.connect.rest;

import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TaskId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.connect.health.ConnectorType;

/** What a connector is told to be. */
record ConnectorInfo(String name, Map<String, String> config, List<TaskId> tasks, ConnectorType type) {

    static ConnectorInfo of(ConnectorSpec connector, ConnectorType type) {
        List<TaskId> tasks = IntStream.range(0, connector.tasks().size())
                .mapToObj(number -> new TaskId(connector.name(), number))
                .toList();
        return new ConnectorInfo(connector.name(), connector.config(), tasks, type);
    }
}
