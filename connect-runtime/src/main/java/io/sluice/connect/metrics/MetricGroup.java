package io.sluice.connect.metrics;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricValueProvider;

/** Some figures of one owner that are shown together: the attributes of one MBean. */
record MetricGroup(Figures figures, String name, Map<String, String> tags) {

    /** Shows a value of any kind, asked for whenever somebody looks. */
    void show(String metric, String meaning, Gauge<?> value) {
        provide(metric, meaning, value);
    }

    void text(String metric, String meaning, String text) {
        show(metric, meaning, (config, now) -> text);
    }

    void number(String metric, String meaning, DoubleSupplier value) {
        show(metric, meaning, (config, now) -> value.getAsDouble());
    }

    /** A running total. Counting costs one addition and no object, and may happen on any thread. */
    LongAdder total(String metric, String meaning) {
        LongAdder total = new LongAdder();
        number(metric, meaning, total::doubleValue);
        return total;
    }

    /** How much a running total grows in a second. */
    CounterRate rate(String metric, String meaning, LongAdder total) {
        CounterRate rate = new CounterRate(total, figures.sampling());
        provide(metric, meaning, rate);
        return rate;
    }

    /** A value that is recorded now and then. */
    Sampled sampled() {
        return new Sampled(this, figures.sampling());
    }

    void provide(String metric, String meaning, MetricValueProvider<?> value) {
        figures.show(name, tags, metric, meaning, value);
    }
}
