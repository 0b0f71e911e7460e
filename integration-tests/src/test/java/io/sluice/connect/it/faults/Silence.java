package io.sluice.connect.it.faults;

import java.time.Duration;

/** The longest time in which a number that ought to grow did not. Used by one thread. */
final class Silence {
    static final long UNKNOWN = -1;

    private final String what;
    private long last = UNKNOWN;
    private long sinceNanos = System.nanoTime();
    private Duration longest = Duration.ZERO;
    private Duration endedAt = Duration.ZERO;

    Silence(String what) {
        this.what = what;
    }

    /** The number as it is now, this long after the beginning of the run. */
    void heard(long number, Duration now) {
        if (last == UNKNOWN) sinceNanos = System.nanoTime();
        Duration silent = Duration.ofNanos(System.nanoTime() - sinceNanos);
        if (silent.compareTo(longest) > 0) {
            longest = silent;
            endedAt = now;
        }
        if (number == last || number == UNKNOWN) return;
        last = number;
        sinceNanos = System.nanoTime();
    }

    @Override
    public String toString() {
        return "%s: %.1f s, up to %.1f s".formatted(what, longest.toMillis() / 1000.0, endedAt.toMillis() / 1000.0);
    }
}
