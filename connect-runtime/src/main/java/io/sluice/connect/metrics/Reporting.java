package io.sluice.connect.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;

/**
 * How the operator wants metrics to be sampled and reported.
 *
 * @param samples how many windows a sampled metric looks back over
 * @param windowMs how long one of them is
 * @param reporters {@code metric.reporters}: the classes to be told; JMX is one of them unless the operator chose others
 * @param prometheus whether metrics are shown to Prometheus
 * @param config the worker's settings, from which reporters take theirs
 */
public record Reporting(
        int samples,
        long windowMs,
        RecordingLevel level,
        List<String> reporters,
        boolean prometheus,
        Map<String, String> config) {
    private static final String JMX = JmxReporter.class.getName();

    public Reporting {
        reporters = List.copyOf(reporters);
        config = Map.copyOf(config);
    }

    MetricConfig sampling() {
        return new MetricConfig()
                .samples(samples)
                .timeWindow(windowMs, TimeUnit.MILLISECONDS)
                .recordLevel(level);
    }

    boolean wantsJmx() {
        return reporters.contains(JMX);
    }

    /** New reporters of all other classes, not configured yet. */
    List<MetricsReporter> withoutJmx() {
        List<MetricsReporter> made = new ArrayList<>();
        for (String name : reporters) if (!name.equals(JMX)) made.add(reporter(name));
        return made;
    }

    private static MetricsReporter reporter(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(MetricsReporter.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ConfigException("Cannot use " + className + " of metric.reporters: " + e
                    + ". Put its jar on the worker's class path, or correct the name.");
        }
    }

    /** Leaves out the worker's settings, which may hold secrets. */
    @Override
    public String toString() {
        return "Reporting[samples=" + samples + ", windowMs=" + windowMs + ", level=" + level + ", reporters="
                + reporters + "]";
    }
}
