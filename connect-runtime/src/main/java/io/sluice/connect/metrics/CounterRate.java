package io.sluice.connect.metrics;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.stats.Rate;

/**
 * How fast a running total grows. The total is counted where it costs nothing; what it grew is recorded once for a batch, and
 * when somebody looks. May be used from any thread.
 */
final class CounterRate implements Measurable {
    private final LongAdder total;
    private final MetricConfig sampling;
    private final Rate rate = new Rate();
    private long recorded;

    CounterRate(LongAdder total, MetricConfig sampling) {
        this.total = total;
        this.sampling = sampling;
    }

    /** Records what the total has grown since the last time. */
    synchronized void catchUp(long nowMs) {
        long sum = total.sum();
        if (sum == recorded) return;
        rate.record(sampling, sum - recorded, nowMs);
        recorded = sum;
    }

    @Override
    public synchronized double measure(MetricConfig config, long nowMs) {
        catchUp(nowMs);
        return rate.measure(config, nowMs);
    }
}
