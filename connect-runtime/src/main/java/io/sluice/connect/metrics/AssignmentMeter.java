package io.sluice.connect.metrics;

import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.kafka.common.metrics.Metrics;

/** Shows, beside what the client of the group counts, how much the group has given to this worker. */
public final class AssignmentMeter {

    /** @param member the registry of the member of the group that this worker is */
    public AssignmentMeter(Metrics member, IntSupplier connectors, IntSupplier tasks) {
        MetricGroup group = new Figures(member, Map.of()).group("connect-coordinator-metrics");
        group.number("assigned-connectors", "Connectors assigned to this worker", connectors::getAsInt);
        group.number("assigned-tasks", "Tasks assigned to this worker", tasks::getAsInt);
    }
}
