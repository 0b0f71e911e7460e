package io.sluice.connect.metrics;

import io.sluice.connect.config.MetricsSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.utils.Time;

/** Makes a worker's metrics registry, which shows itself in JMX under {@code kafka.connect}. */
public final class WorkerMetrics {
    private static final String DOMAIN = "kafka.connect";

    private WorkerMetrics() {}

    /** @param labels what the operator wants reporters to know about this worker */
    public static Metrics registry(MetricsSettings settings, Map<String, String> labels) {
        MetricConfig config = new MetricConfig()
                .samples(settings.samples())
                .timeWindow(settings.window().toMillis(), TimeUnit.MILLISECONDS)
                .recordLevel(settings.level());
        List<MetricsReporter> reporters = new ArrayList<>();
        for (String name : settings.reporters()) reporters.add(reporter(name, labels));
        return new Metrics(config, reporters, Time.SYSTEM, new KafkaMetricsContext(DOMAIN, new HashMap<>(labels)));
    }

    private static MetricsReporter reporter(String className, Map<String, String> labels) {
        try {
            MetricsReporter reporter = Class.forName(className)
                    .asSubclass(MetricsReporter.class)
                    .getConstructor()
                    .newInstance();
            reporter.configure(reporter instanceof JmxReporter ? Map.of() : new HashMap<>(labels));
            return reporter;
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new ConfigException("Cannot use " + className + " of metric.reporters: " + e
                    + ". Put its jar on the worker's class path, or correct the name.");
        }
    }
}
