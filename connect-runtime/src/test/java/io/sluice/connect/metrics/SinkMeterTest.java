package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkMeterTest {
    private final Registry registry = new Registry();
    private final SinkMeter meter =
            new SinkMeter(registry.figures(), new TaskMeter(registry.figures(), false, Map.of()));

    @Test
    void countsWhatWasReadAndWhatTheTaskTook() {
        meter.assigned(2);
        meter.read(5);
        put(4, 8);
        meter.read(0);
        put(0, 2);

        assertThat(value("partition-count")).isEqualTo(2.0);
        assertThat(value("sink-record-read-total")).isEqualTo(5.0);
        assertThat(value("sink-record-send-total")).isEqualTo(4.0);
        assertThat(value("put-batch-avg-time-ms")).isEqualTo(5.0);
        assertThat(value("put-batch-max-time-ms")).isEqualTo(8.0);
        assertThat(registry.value("connector-task-metrics", "batch-size-max")).isEqualTo(4.0);
    }

    @Test
    void recordsAreActiveUntilTheyAreCommitted() {
        meter.read(10);
        put(10, 1);
        assertThat(value("sink-record-active-count")).isEqualTo(10.0);

        meter.commitBegan();
        meter.commitSucceeded(4, meter.now());
        assertThat(value("sink-record-active-count"))
                .as("the task kept some back")
                .isEqualTo(4.0);

        meter.commitBegan();
        meter.commitSucceeded(0, meter.now());
        assertThat(value("sink-record-active-count")).isEqualTo(0.0);
        assertThat(value("sink-record-active-count-max")).isEqualTo(10.0);
        assertThat(value("offset-commit-seq-no")).isEqualTo(2.0);
        assertThat(value("offset-commit-completion-total")).isEqualTo(2.0);
    }

    @Test
    void offsetsThatHoldNoRecordsAreNotActive() {
        meter.read(10);
        put(10, 1);
        meter.commitSucceeded(1_000, meter.now());

        assertThat(value("sink-record-active-count")).as("of a compacted topic").isEqualTo(10.0);
    }

    @Test
    void aBatchTheTaskDidNotTakeYetStaysActiveThroughCommits() {
        meter.read(10);
        put(10, 1);
        meter.read(3);
        meter.commitSucceeded(0, meter.now());

        assertThat(value("sink-record-active-count")).isEqualTo(3.0);
    }

    @Test
    void failedAndLateCommitsAreNotCompletions() {
        meter.commitFailed(meter.now());
        meter.commitSkipped();

        assertThat(value("offset-commit-completion-total")).isEqualTo(0.0);
        assertThat(value("offset-commit-skip-total")).isEqualTo(1.0);
        assertThat(registry.value("connector-task-metrics", "offset-commit-failure-percentage"))
                .isEqualTo(1.0);
    }

    private void put(int records, long millis) {
        long begun = meter.now();
        registry.pass(millis);
        meter.sent(records, begun);
    }

    private Object value(String name) {
        return registry.value("sink-task-metrics", name);
    }
}
