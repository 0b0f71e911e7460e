package io.sluice.connect.it.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for time to pass, which a schedule of faults does by its nature, and for what is to come true. */
final class Waiting {
    /** Long enough for a machine that is busy with other things. */
    static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private Waiting() {}

    static void pause(Duration length) {
        try {
            Thread.sleep(Math.max(0, length.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void until(String what, BooleanSupplier condition) {
        if (!holds(condition)) throw new IllegalStateException("Waited in vain for " + what);
    }

    /** Whether the condition holds in time; an exception counts as not yet. */
    static boolean holds(BooleanSupplier condition) {
        for (long end = System.nanoTime() + LONG.toNanos(); System.nanoTime() - end < 0; pause(BETWEEN_LOOKS)) {
            try {
                if (condition.getAsBoolean()) return true;
            } catch (RuntimeException notNow) {
                // asked again
            }
        }
        return false;
    }
}
