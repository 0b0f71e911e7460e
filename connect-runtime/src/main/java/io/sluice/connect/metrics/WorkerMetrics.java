package io.sluice.connect.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * @param sampling how values are averaged over time
     * @param reporterClasses who is told about metrics
     * @param labels what the operator wants reporters to know about this worker
     */
    public static Metrics registry(MetricConfig sampling, List<String> reporterClasses, Map<String, String> labels) {
        List<MetricsReporter> reporters = new ArrayList<>();
        for (String name : reporterClasses) reporters.add(reporter(name, labels));
        return new Metrics(sampling, reporters, Time.SYSTEM, new KafkaMetricsContext(DOMAIN, new HashMap<>(labels)));
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
