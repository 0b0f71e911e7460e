package io.sluice.connect.metrics;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.metrics.Metrics;

/** Counts what a sink task moves. Owned by the task's thread. */
public final class SinkMeter implements AutoCloseable {
    private final Totals totals;
    private final LongAdder read;
    private final LongAdder sent;

    /** @param owner the tags that name the connector and the task */
    public SinkMeter(Metrics metrics, Map<String, String> owner) {
        totals = new Totals(metrics, "sink-task-metrics", owner);
        read = totals.total("sink-record-read-total", "Records consumed from Kafka");
        sent = totals.total("sink-record-send-total", "Records the task took, without those dropped on the way");
    }

    public void read(int records) {
        read.add(records);
    }

    public void sent(int records) {
        sent.add(records);
    }

    @Override
    public void close() {
        totals.close();
    }
}
