package io.sluice.connect.it.faults;

import java.time.Duration;

/** How often something was restarted by hand; not again before it had time to show. Used by the watching thread, then by the running one. */
final class Restarts {
    private final Duration pause;
    private volatile int count;
    private long lastNanos;

    Restarts(Duration pause) {
        this.pause = pause;
    }

    /** Whether to restart now, which then counts. */
    boolean isDue() {
        long now = System.nanoTime();
        if (count > 0 && now - lastNanos < pause.toNanos()) return false;
        lastNanos = now;
        count = count + 1; // by one thread alone
        return true;
    }

    int count() {
        return count;
    }
}
