package io.sluice.connect.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;

/**
 * Running totals of one task in one group of metrics, gone when the task is. Counting costs one addition and no object, and
 * may happen on any thread.
 */
final class Totals implements AutoCloseable {
    private final Metrics metrics;
    private final String group;
    private final Map<String, String> owner;
    private final List<KafkaMetric> shown = new ArrayList<>();

    Totals(Metrics metrics, String group, Map<String, String> owner) {
        this.metrics = metrics;
        this.group = group;
        this.owner = owner;
    }

    LongAdder total(String name, String description) {
        LongAdder total = new LongAdder();
        show(name, description, total::doubleValue);
        return total;
    }

    /** Takes the place of a life of the task that was given up and still has its metrics. */
    void show(String name, String description, DoubleSupplier value) {
        MetricName full = metrics.metricName(name, group, description, owner);
        metrics.removeMetric(full);
        Gauge<Double> gauge = (config, now) -> value.getAsDouble();
        shown.add(metrics.addMetricIfAbsent(full, null, gauge));
    }

    @Override
    public void close() {
        for (KafkaMetric metric : shown) {
            if (metrics.metric(metric.metricName()) == metric) {
                metrics.removeMetric(metric.metricName());
            }
        }
    }
}
