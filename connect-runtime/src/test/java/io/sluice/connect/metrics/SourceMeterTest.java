package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceMeterTest {
    private final Registry registry = new Registry();
    private final SourceMeter meter =
            new SourceMeter(registry.figures(), new TaskMeter(registry.figures(), true, Map.of()));

    @Test
    void timesPollsAndCountsTheirRecords() {
        poll(3, 10);
        poll(1, 30);

        assertThat(value("source-record-poll-total")).isEqualTo(4.0);
        assertThat(value("poll-batch-avg-time-ms")).isEqualTo(20.0);
        assertThat(value("poll-batch-max-time-ms")).isEqualTo(30.0);
        assertThat(registry.value("connector-task-metrics", "batch-size-avg")).isEqualTo(2.0);
        assertThat(registry.value("connector-task-metrics", "batch-size-max")).isEqualTo(3.0);
    }

    @Test
    void recordsAreActiveUntilTheyAreInKafkaOrDropped() {
        poll(6, 1);
        assertThat(value("source-record-active-count")).isEqualTo(6.0);

        meter.written();
        meter.written();
        meter.dropped();
        assertThat(value("source-record-active-count")).isEqualTo(3.0);
        assertThat(value("source-record-write-total")).isEqualTo(2.0);
        assertThat(value("source-record-active-count-max")).isEqualTo(6.0);
    }

    @Test
    void theAverageOfActiveRecordsKnowsHighAndLowWater() {
        for (int i = 0; i < 10; i++) {
            poll(1, 1);
            meter.written();
        }

        assertThat(value("source-record-active-count-avg")).isEqualTo(0.5);
    }

    @Test
    void ratesFollowTheTotalsWithoutAFurtherPoll() {
        poll(90, 1);
        for (int i = 0; i < 60; i++) meter.written();
        registry.pass(29_999);

        // one full window of thirty seconds and the one under way are what a rate looks back over at least
        assertThat((double) value("source-record-poll-rate")).isBetween(1.4, 3.1);
        assertThat((double) value("source-record-write-rate")).isBetween(0.9, 2.1);

        registry.pass(120_000);
        assertThat(value("source-record-poll-rate")).isEqualTo(0.0);
        assertThat(value("source-record-write-total")).isEqualTo(60.0);
    }

    private void poll(int records, long millis) {
        long begun = meter.now();
        registry.pass(millis);
        meter.polled(records, begun);
    }

    private Object value(String name) {
        return registry.value("source-task-metrics", name);
    }
}
