package io.sluice.connect.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.apache.kafka.common.metrics.Metrics;

/**
 * Counts the connectors and tasks of this worker, how their starts went, and for each connector how its tasks here fare. Any
 * thread.
 */
public final class WorkerMeter implements AutoCloseable {
    static final String GROUP = "connect-worker-metrics";

    private final Metrics metrics;
    private final Figures figures;
    private final Starts connectors;
    private final Starts tasks;
    private final Map<String, TaskCounts> byConnector = new HashMap<>();

    public WorkerMeter(Metrics metrics, IntSupplier connectorCount, IntSupplier taskCount) {
        this(metrics, new Figures(metrics, Map.of()), connectorCount, taskCount);
    }

    WorkerMeter(Metrics metrics, Figures figures, IntSupplier connectorCount, IntSupplier taskCount) {
        this.metrics = metrics;
        this.figures = figures;
        MetricGroup group = figures.group(GROUP);
        group.number("connector-count", "Connectors on this worker", connectorCount::getAsInt);
        group.number("task-count", "Tasks on this worker", taskCount::getAsInt);
        connectors = new Starts(group, "connector");
        tasks = new Starts(group, "task");
    }

    public void connectorStarted(boolean succeeded) {
        connectors.ended(succeeded, figures.time().milliseconds());
    }

    public void taskStarted(boolean succeeded) {
        tasks.ended(succeeded, figures.time().milliseconds());
    }

    /** One life of one task of the connector begins; it counts until {@link TaskSeat#leave}. */
    public synchronized TaskSeat seat(String connector) {
        TaskCounts counts = byConnector.computeIfAbsent(connector, name -> new TaskCounts(metrics, name));
        return new TaskSeat(this, connector, counts);
    }

    synchronized void move(TaskCounts counts, TaskSeat.State from, TaskSeat.State to) {
        counts.change(from, -1);
        counts.change(to, 1);
    }

    synchronized void leave(String connector, TaskCounts counts, TaskSeat.State last) {
        counts.change(last, -1);
        if (counts.isEmpty() && byConnector.remove(connector, counts)) counts.close();
    }

    @Override
    public synchronized void close() {
        byConnector.values().forEach(TaskCounts::close);
        byConnector.clear();
        figures.close();
    }

    /** How the starts of one kind went. */
    private static final class Starts {
        private final LongAdder attempts;
        private final LongAdder successes;
        private final LongAdder failures;
        private final Sampled outcomes;

        Starts(MetricGroup group, String kind) {
            attempts = group.total(kind + "-startup-attempts-total", "Starts of a " + kind);
            successes = group.total(kind + "-startup-success-total", "Starts of a " + kind + " that succeeded");
            failures = group.total(kind + "-startup-failure-total", "Starts of a " + kind + " that failed");
            outcomes = group.sampled()
                    .outcomes(
                            kind + "-startup-failure-percentage",
                            kind + "-startup-success-percentage",
                            "Part of the starts that ended so, between 0 and 1");
        }

        void ended(boolean succeeded, long nowMs) {
            attempts.increment();
            (succeeded ? successes : failures).increment();
            outcomes.record(succeeded, nowMs);
        }
    }
}
