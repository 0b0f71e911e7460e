package io.sluice.connect.membership;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskSet;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Snapshots for tests that care about names and numbers of tasks only. */
public final class Cluster {
    private Cluster() {}

    public static ClusterSnapshot snapshot(long offset, Map<String, Integer> tasksByConnector) {
        var connectors = new TreeMap<String, ConnectorSpec>();
        tasksByConnector.forEach((name, tasks) -> connectors.put(
                name,
                new ConnectorSpec(
                        name,
                        Map.of(),
                        TargetState.STARTED,
                        new TaskSet.Committed(Collections.nCopies(tasks, Map.of()), Optional.empty()))));
        return new ClusterSnapshot(offset, connectors, Optional.empty(), Map.of());
    }
}
