package io.sluice.connect.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.metrics.Metrics;

/** How many tasks of one connector this worker has, by their state. Changed under the lock of {@link WorkerMeter}. */
final class TaskCounts implements AutoCloseable {
    private final Figures figures;
    // Values are read by reporters.
    private final Map<TaskSeat.State, Count> counts = new EnumMap<>(TaskSeat.State.class);
    private final Count total = new Count();

    TaskCounts(Metrics metrics, String connector) {
        figures = new Figures(metrics, Map.of("connector", connector));
        MetricGroup group = figures.group(WorkerMeter.GROUP);
        for (TaskSeat.State state : TaskSeat.State.values()) {
            Count count = new Count();
            counts.put(state, count);
            String word = state.name().toLowerCase(Locale.ROOT);
            group.show(
                    "connector-" + word + "-task-count",
                    "Tasks of the connector on this worker that are " + word,
                    (config, now) -> count.value);
        }
        group.show("connector-total-task-count", "Tasks of the connector on this worker", (config, now) -> total.value);
    }

    private static final class Count {
        volatile long value; // written under the worker's lock
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer at a time
    void change(TaskSeat.State state, int by) {
        counts.get(state).value += by;
        total.value += by;
    }

    boolean isEmpty() {
        return total.value == 0;
    }

    @Override
    public void close() {
        figures.close();
    }
}
