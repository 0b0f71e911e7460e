package io.sluice.connect.metrics;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** The clock of the registry and the recorders, moved by hand. */
final class HandTime implements Time {
    private long nanos = Duration.ofDays(1).toNanos();

    void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    @Override
    public long milliseconds() {
        return Duration.ofNanos(nanos).toMillis();
    }

    @Override
    public long nanoseconds() {
        return nanos;
    }

    @Override
    public void sleep(long ms) {
        pass(Duration.ofMillis(ms));
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMs) {
        throw new UnsupportedOperationException("Nobody waits on a clock moved by hand");
    }
}
