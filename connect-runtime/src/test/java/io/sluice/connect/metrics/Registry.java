package io.sluice.connect.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;

/** A registry on a clock moved by hand, and what somebody sees who looks into it. */
final class Registry {
    static final Map<String, String> TASK = Map.of("connector", "orders", "task", "0");

    final HandTime time = new HandTime();
    final Metrics metrics = new Metrics(new MetricConfig(), new ArrayList<>(), time);

    Figures figures() {
        return new Figures(metrics, TASK, time);
    }

    Figures figures(Map<String, String> owner) {
        return new Figures(metrics, owner, time);
    }

    Object value(String group, String name) {
        return value(group, name, TASK);
    }

    Object value(String group, String name, Map<String, String> tags) {
        return metrics.metric(metrics.metricName(name, group, tags)).metricValue();
    }

    Set<String> groups() {
        return metrics.metrics().keySet().stream().map(MetricName::group).collect(Collectors.toSet());
    }

    void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
    }
}
