package io.sluice.connect.metrics;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.utils.Time;

/** Counts and times what a sink task moves. Owned by the task's thread. */
public final class SinkMeter {
    private final Time time;
    private final TaskMeter task;
    private final LongAdder read;
    private final LongAdder sent;
    private final CounterRate readRate;
    private final CounterRate sendRate;
    private final Sampled putTime;
    private final Sampled backlog;
    private final LongAdder completions;
    private final CounterRate completionRate;
    private final LongAdder skips;
    private final CounterRate skipRate;
    private final LongAdder commits;
    private long inHand;

    // Written by the task's thread, read by reporters.
    private volatile long active;
    private volatile int partitions;

    public SinkMeter(Figures figures, TaskMeter task) {
        this.time = figures.time();
        this.task = task;
        MetricGroup group = figures.group("sink-task-metrics");
        read = group.total("sink-record-read-total", "Records consumed from Kafka");
        readRate = group.rate("sink-record-read-rate", "Records consumed in a second", read);
        sent = group.total("sink-record-send-total", "Records the task took, without those dropped on the way");
        sendRate = group.rate("sink-record-send-rate", "Records the task took in a second", sent);
        putTime = group.sampled()
                .average("put-batch-avg-time-ms", "Time the task took to put a batch, on average")
                .most("put-batch-max-time-ms", "Time the task took to put a batch, at most");
        group.number("sink-record-active-count", "Records consumed that are not committed yet", () -> active);
        backlog = group.sampled()
                .average("sink-record-active-count-avg", "Records consumed and not committed yet, on average")
                .most("sink-record-active-count-max", "Records consumed and not committed yet, at most");
        group.number("partition-count", "Partitions assigned to the task", () -> partitions);
        commits = group.total("offset-commit-seq-no", "Number of the latest commit of offsets");
        completions = group.total("offset-commit-completion-total", "Commits of offsets that succeeded");
        completionRate = group.rate("offset-commit-completion-rate", "Commits that succeeded in a second", completions);
        skips = group.total("offset-commit-skip-total", "Commits that ended when nothing of them mattered any more");
        skipRate = group.rate("offset-commit-skip-rate", "Commits in a second that ended too late to matter", skips);
    }

    /** A moment from which a duration can be measured. */
    public long now() {
        return time.nanoseconds();
    }

    public void assigned(int count) {
        if (partitions != count) partitions = count;
    }

    public void read(int records) {
        if (records == 0) return;
        long nowMs = time.milliseconds();
        read.add(records);
        readRate.catchUp(nowMs);
        inHand = records;
        active(active + records, nowMs);
    }

    /** The task took a batch in a call that began at that moment. */
    public void sent(int records, long begunNanos) {
        long nowMs = time.milliseconds();
        putTime.record(TaskMeter.millis(time.nanoseconds() - begunNanos), nowMs);
        task.batch(records, nowMs);
        sent.add(records);
        sendRate.catchUp(nowMs);
        inHand = 0;
    }

    public void commitBegan() {
        commits.increment();
    }

    /**
     * A commit has succeeded that began at that moment.
     *
     * @param left how many records at most the task took and has not committed
     */
    public void commitSucceeded(long left, long begunNanos) {
        long nowMs = time.milliseconds();
        task.committed(true, begunNanos);
        completions.increment();
        completionRate.catchUp(nowMs);
        left(left, nowMs);
    }

    public void commitFailed(long begunNanos) {
        task.committed(false, begunNanos);
    }

    /** A commit ended that was about partitions which are not the task's any more. */
    public void commitSkipped() {
        skips.increment();
        skipRate.catchUp(time.milliseconds());
    }

    /** Partitions went, or consumption goes back: some records do not count any more. */
    public void left(long left) {
        left(left, time.milliseconds());
    }

    private void left(long left, long nowMs) {
        active(Math.min(active, left + inHand), nowMs);
    }

    private void active(long count, long nowMs) {
        active = count;
        backlog.record(count, nowMs);
    }
}
