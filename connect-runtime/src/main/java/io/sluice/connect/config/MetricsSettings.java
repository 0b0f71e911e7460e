package io.sluice.connect.config;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;

/**
 * How metrics are sampled and who is told about them.
 *
 * @param prometheus whether they are served at /metrics
 */
public record MetricsSettings(
        int samples, Duration window, RecordingLevel level, List<String> reporters, boolean prometheus) {
    static MetricsSettings of(Values values) {
        return new MetricsSettings(
                (Integer) values.get(WorkerKeys.METRICS_SAMPLES),
                values.millis(WorkerKeys.METRICS_WINDOW),
                RecordingLevel.forName(values.text(WorkerKeys.METRICS_LEVEL)),
                values.list(WorkerKeys.METRIC_REPORTERS),
                values.isOn(WorkerKeys.PROMETHEUS));
    }
}
