package io.sluice.connect.metrics;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.utils.Time;

/** Counts and times what a source task moves. The task's thread and its producer's both count; batches are the task's. */
public final class SourceMeter {
    private final Time time;
    private final TaskMeter task;
    private final LongAdder polled;
    private final LongAdder written;
    private final LongAdder dropped = new LongAdder();
    private final CounterRate pollRate;
    private final CounterRate writeRate;
    private final Sampled pollTime;
    private final Sampled active;

    public SourceMeter(Figures figures, TaskMeter task) {
        this.time = figures.time();
        this.task = task;
        MetricGroup group = figures.group("source-task-metrics");
        polled = group.total("source-record-poll-total", "Records the task gave in answer to polls");
        pollRate = group.rate("source-record-poll-rate", "Records polled in a second", polled);
        written = group.total("source-record-write-total", "Records that arrived in Kafka");
        writeRate = group.rate("source-record-write-rate", "Records that arrived in Kafka in a second", written);
        pollTime = group.sampled()
                .average("poll-batch-avg-time-ms", "Time the task took for a batch, on average")
                .most("poll-batch-max-time-ms", "Time the task took for a batch, at most");
        group.number("source-record-active-count", "Records polled that are not in Kafka yet", this::active);
        active = group.sampled()
                .average("source-record-active-count-avg", "Records polled and not in Kafka yet, on average")
                .most("source-record-active-count-max", "Records polled and not in Kafka yet, at most");
    }

    /** A moment from which a duration can be measured. */
    public long now() {
        return time.nanoseconds();
    }

    /** The task gave a batch in answer to a poll that began at that moment. */
    public void polled(int records, long begunNanos) {
        long nowMs = time.milliseconds();
        pollTime.record(TaskMeter.millis(time.nanoseconds() - begunNanos), nowMs);
        task.batch(records, nowMs);
        writeRate.catchUp(nowMs);
        active.record(active(), nowMs); // what the last batch left, so that the average knows the low water too
        polled.add(records);
        pollRate.catchUp(nowMs);
        active.record(active(), nowMs);
    }

    public void written() {
        written.increment();
    }

    /** A record ended on its way, by intention or by tolerance. */
    public void dropped() {
        dropped.increment();
    }

    private long active() {
        long gone = written.sum() + dropped.sum(); // first, so that a record in between is not missed
        return Math.max(0, polled.sum() - gone);
    }
}
