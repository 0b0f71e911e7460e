package io.sluice.connect.metrics;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorType;

/**
 * What source and sink tasks have in common: what they are made of, the state they are in, how their commits fare. The task's
 * thread reports; commits are reported by whichever thread ends them.
 */
public final class TaskMeter {
    private static final String GROUP = "connector-task-metrics";
    private static final String RUNNING = "running";
    private static final String PAUSED = "paused";

    /** A plugin class with its version. */
    public record Made(String type, String version) {}

    private final Time time;
    private final Sampled batch;
    private final Sampled commitTime;
    private final Sampled commitOutcome;
    private final long bornNanos;

    // The task's thread meets reporters; all guarded by this object's lock.
    private String state = "unassigned";
    private long sinceNanos;
    private long runningNanos;
    private long pausedNanos;

    /**
     * Shows the task as not yet running.
     *
     * @param source whether it is a source task; else it is a sink task
     * @param parts the plugins of the task by their roles, such as {@code connector} and {@code key-converter}
     */
    public TaskMeter(Figures figures, boolean source, Map<String, Made> parts) {
        time = figures.time();
        bornNanos = time.nanoseconds();
        sinceNanos = bornNanos;
        MetricGroup group = figures.group(GROUP);
        parts.forEach((role, made) -> {
            group.text(role + "-class", "Class of the " + role, made.type());
            group.text(role + "-version", "Version of the " + role, made.version());
        });
        ConnectorType type = source ? ConnectorType.SOURCE : ConnectorType.SINK;
        group.show("connector-type", "Whether it is a source or a sink", (config, now) -> type);
        group.show("status", "State of the task", (config, now) -> state());
        group.number("running-ratio", "Part of the task's life in which it was running", () -> ratio(RUNNING));
        group.number("pause-ratio", "Part of the task's life in which it was paused", () -> ratio(PAUSED));
        batch = group.sampled()
                .average("batch-size-avg", "Records in a batch, on average")
                .most("batch-size-max", "Records in a batch, at most");
        commitTime = group.sampled()
                .average("offset-commit-avg-time-ms", "Time a commit of offsets took, on average")
                .most("offset-commit-max-time-ms", "Time a commit of offsets took, at most");
        commitOutcome = group.sampled()
                .outcomes(
                        "offset-commit-failure-percentage",
                        "offset-commit-success-percentage",
                        "Part of the commits of offsets that ended so, between 0 and 1");
    }

    public void running() {
        become(RUNNING);
    }

    public void paused() {
        become(PAUSED);
    }

    public void failed() {
        become("failed");
    }

    /** A moment from which a duration can be measured. */
    public long now() {
        return time.nanoseconds();
    }

    /** A commit of offsets has ended that began at that moment. */
    public void committed(boolean succeeded, long begunNanos) {
        long nowMs = time.milliseconds();
        commitTime.record(millis(time.nanoseconds() - begunNanos), nowMs);
        commitOutcome.record(succeeded, nowMs);
    }

    void batch(int records, long nowMs) {
        batch.record(records, nowMs);
    }

    private synchronized void become(String next) {
        long now = time.nanoseconds();
        runningNanos = spent(RUNNING, runningNanos, now);
        pausedNanos = spent(PAUSED, pausedNanos, now);
        sinceNanos = now;
        state = next;
    }

    private synchronized String state() {
        return state;
    }

    private synchronized double ratio(String wanted) {
        long now = time.nanoseconds();
        long life = now - bornNanos;
        return life <= 0 ? 0 : (double) spent(wanted, wanted.equals(RUNNING) ? runningNanos : pausedNanos, now) / life;
    }

    private long spent(String wanted, long before, long now) {
        return state.equals(wanted) ? before + now - sinceNanos : before;
    }

    static double millis(long nanos) {
        return (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }
}
