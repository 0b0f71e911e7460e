package io.sluice.connect.metrics;

import org.apache.kafka.common.utils.Time;

/** Measures the transactions of an exactly-once source task. The task's thread counts. */
public final class TransactionMeter {
    private final Time time;
    private final Sampled size;

    public TransactionMeter(Figures figures) {
        time = figures.time();
        size = figures.group("source-task-metrics")
                .sampled()
                .least(
                        "transaction-size-min",
                        "Records in a committed transaction, at least; exactly-once sources only")
                .average(
                        "transaction-size-avg",
                        "Records in a committed transaction, on average; exactly-once sources only")
                .most("transaction-size-max", "Records in a committed transaction, at most; exactly-once sources only");
    }

    public void committed(int records) {
        size.record(records, time.milliseconds());
    }
}
