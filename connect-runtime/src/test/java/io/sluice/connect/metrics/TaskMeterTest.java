package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorType;
import org.junit.jupiter.api.Test;

class TaskMeterTest {
    private final Registry registry = new Registry();
    private final TaskMeter meter = new TaskMeter(
            registry.figures(), false, Map.of("key-converter", new TaskMeter.Made("com.acme.Key", "1.2")));

    @Test
    void tellsWhatTheTaskIsMadeOf() {
        assertThat(value("key-converter-class")).isEqualTo("com.acme.Key");
        assertThat(value("key-converter-version")).isEqualTo("1.2");
        assertThat(value("connector-type")).isEqualTo(ConnectorType.SINK).hasToString("sink");
    }

    @Test
    void ratiosArePartsOfTheWholeLife() {
        assertThat(value("status")).isEqualTo("unassigned");
        registry.pass(100);
        meter.running();
        registry.pass(300);
        meter.paused();
        registry.pass(400);
        meter.running();
        registry.pass(100);
        meter.failed();
        registry.pass(100);

        assertThat(value("status")).isEqualTo("failed");
        assertThat((double) value("running-ratio")).isEqualTo(0.4, within(1e-9));
        assertThat((double) value("pause-ratio")).isEqualTo(0.4, within(1e-9));
    }

    @Test
    void aStateCountsWhileItLasts() {
        meter.running();
        registry.pass(50);

        assertThat(value("running-ratio")).isEqualTo(1.0);
        assertThat(value("pause-ratio")).isEqualTo(0.0);
    }

    @Test
    void timesCommitsAndTellsHowManySucceeded() {
        assertThat(value("offset-commit-avg-time-ms")).isEqualTo(Double.NaN);
        assertThat(value("offset-commit-success-percentage")).isEqualTo(0.0);

        for (long took : new long[] {10, 30, 20, 40}) {
            long begun = meter.now();
            registry.pass(took);
            meter.committed(took != 40, begun);
        }

        assertThat(value("offset-commit-avg-time-ms")).isEqualTo(25.0);
        assertThat(value("offset-commit-max-time-ms")).isEqualTo(40.0);
        assertThat(value("offset-commit-success-percentage")).isEqualTo(0.75);
        assertThat(value("offset-commit-failure-percentage")).isEqualTo(0.25);
    }

    @Test
    void samplesLeaveTheFiguresWhenTheirWindowsAreOver() {
        meter.committed(true, meter.now());
        registry.pass(120_000);

        assertThat(value("offset-commit-success-percentage")).isEqualTo(0.0);
        assertThat(value("offset-commit-max-time-ms")).isEqualTo(Double.NaN);
    }

    private Object value(String name) {
        return registry.value("connector-task-metrics", name);
    }
}
