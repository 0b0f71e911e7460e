package io.sluice.connect.metrics;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.metrics.Metrics;

/** Counts the records of a task that failed, and what became of them. Any thread of the task may count. */
public final class ErrorMeter implements AutoCloseable {
    private final Totals totals;
    private final Clock clock;
    private final LongAdder errors;
    private final LongAdder failures;
    private final LongAdder skipped;
    private final LongAdder retries;

    // Written by whoever counts an error, read by reporters.
    private volatile long latest;

    /** @param owner the tags that name the connector and the task */
    public ErrorMeter(Metrics metrics, Map<String, String> owner, Clock clock) {
        this.clock = clock;
        totals = new Totals(metrics, "task-error-metrics", owner);
        errors = totals.total("total-record-errors", "Failures of steps, those tried again included");
        failures = totals.total("total-record-failures", "Records given up");
        skipped = totals.total("total-records-skipped", "Records given up that the task went on without");
        retries = totals.total("total-retries", "Steps tried again");
        totals.show("last-error-timestamp", "When a step failed last, in milliseconds since 1970", () -> latest);
    }

    public void failed() {
        latest = clock.millis();
        errors.increment();
    }

    public void triedAgain() {
        retries.increment();
    }

    public void gaveUp(boolean recordSkipped) {
        failures.increment();
        if (recordSkipped) {
            skipped.increment();
        }
    }

    @Override
    public void close() {
        totals.close();
    }
}
