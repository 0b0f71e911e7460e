package io.sluice.connect.membership.group;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** A clock moved by hand, for us and for kafka-clients. */
public final class HandTime extends Clock implements Time {
    private long nanos = Duration.ofDays(1).toNanos();

    public void pass(Duration duration) {
        nanos += duration.toNanos();
    }

    @Override
    public long milliseconds() {
        return nanos / 1_000_000;
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

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A clock moved by hand stays where it is");
    }
}
