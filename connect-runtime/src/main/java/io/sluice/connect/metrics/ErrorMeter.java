package io.sluice.connect.metrics;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.utils.Time;

/** Counts the records of a task that failed, and what became of them. Any thread of the task may count. */
public final class ErrorMeter {
    private final Time time;
    private final LongAdder errors;
    private final LongAdder failures;
    private final LongAdder skipped;
    private final LongAdder retries;
    private final LongAdder logged;
    private final LongAdder lettersSent;
    private final LongAdder lettersLost;

    // Written by whoever counts an error, read by reporters.
    private volatile long latest;

    public ErrorMeter(Figures figures) {
        time = figures.time();
        MetricGroup group = figures.group("task-error-metrics");
        errors = group.total("total-record-errors", "Failures of steps, those tried again included");
        failures = group.total("total-record-failures", "Records given up");
        skipped = group.total("total-records-skipped", "Records given up that the task went on without");
        retries = group.total("total-retries", "Steps tried again");
        logged = group.total("total-errors-logged", "Records given up that were logged");
        lettersSent = group.total("deadletterqueue-produce-requests", "Records given to the dead letter queue");
        lettersLost = group.total("deadletterqueue-produce-failures", "Records the dead letter queue did not get");
        group.show(
                "last-error-timestamp", "When a step failed last, in milliseconds since 1970", (config, now) -> latest);
    }

    public void failed() {
        latest = time.milliseconds();
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

    public void logged() {
        logged.increment();
    }

    public void deadLetter() {
        lettersSent.increment();
    }

    public void deadLetterLost() {
        lettersLost.increment();
    }
}
