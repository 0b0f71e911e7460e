package io.sluice.connect.metrics;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.metrics.Metrics;

/** Counts what a source task moves. The task's thread and its producer's both count. */
public final class SourceMeter implements AutoCloseable {
    private final Totals totals;
    private final LongAdder polled;
    private final LongAdder written;

    /** @param owner the tags that name the connector and the task */
    public SourceMeter(Metrics metrics, Map<String, String> owner) {
        totals = new Totals(metrics, "source-task-metrics", owner);
        polled = totals.total("source-record-poll-total", "Records the task gave in answer to polls");
        written = totals.total("source-record-write-total", "Records that arrived in Kafka");
    }

    public void polled(int records) {
        polled.add(records);
    }

    public void written() {
        written.increment();
    }

    @Override
    public void close() {
        totals.close();
    }
}
