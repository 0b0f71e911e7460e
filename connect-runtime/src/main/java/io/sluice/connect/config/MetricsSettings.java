package io.sluice.connect.config;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;

/** How metrics are sampled and who is told about them. */
public record MetricsSettings(int samples, Duration window, RecordingLevel level, List<String> reporters) {
    static MetricsSettings of(Values values) {
        return new MetricsSettings(
                (Integer) values.get(WorkerKeys.METRICS_SAMPLES),
                values.millis(WorkerKeys.METRICS_WINDOW),
                RecordingLevel.forName(values.text(WorkerKeys.METRICS_LEVEL)),
                values.list(WorkerKeys.METRIC_REPORTERS));
    }

    /** The same in the terms of Kafka's metrics library. */
    public MetricConfig sampling() {
        return new MetricConfig()
                .samples(samples)
                .timeWindow(window.toMillis(), TimeUnit.MILLISECONDS)
                .recordLevel(level);
    }
}
