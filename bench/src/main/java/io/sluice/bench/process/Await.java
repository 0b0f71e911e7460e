package io.sluice.bench.process;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, and never for ever. */
public final class Await {
    private Await() {}

    /** Asks again and again until the answer is yes, and gives the time of that answer. */
    public static Instant until(String what, Duration limit, Duration pause, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Instant asked = Instant.now();
            if (condition.getAsBoolean()) {
                return asked;
            }
            if (System.nanoTime() - end > 0) {
                throw new NotReached("Not within " + limit.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** Lets time pass in which something is to be watched. */
    public static void pass(Duration time) {
        until("the end of an interval", time.plusMinutes(1), time, new BooleanSupplier() {
            private final long end = System.nanoTime() + time.toNanos();

            @Override
            public boolean getAsBoolean() {
                return System.nanoTime() - end >= 0;
            }
        });
    }

    public static void end(String what, Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotReached("Not within " + limit.toSeconds() + " s: the end of " + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReached("Interrupted while waiting for the end of " + what);
        }
    }
}
