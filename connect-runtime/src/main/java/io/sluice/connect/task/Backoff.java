package io.sluice.connect.task;

import java.time.Duration;

/** Growing pauses between attempts: each twice the one before, up to a limit. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration latest = Duration.ZERO;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    Duration next() {
        Duration wanted = latest.isZero() ? first : latest.multipliedBy(2);
        latest = wanted.compareTo(longest) > 0 ? longest : wanted;
        return latest;
    }

    void reset() {
        latest = Duration.ZERO;
    }
}
