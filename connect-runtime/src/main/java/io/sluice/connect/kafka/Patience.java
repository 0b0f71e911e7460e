package io.sluice.connect.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Growing pauses between attempts, cut short when waiting is no longer worth it. Used by one thread; {@link #end} by any. */
public final class Patience {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CountDownLatch ended = new CountDownLatch(1);
    private Duration next = FIRST;

    /** Waits a little longer than the last time; false once it was ended. */
    public boolean pause() throws InterruptedException {
        Duration pause = next;
        next = min(next.multipliedBy(2), LONGEST);
        return !ended.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Something worked, so the next pause is short again. */
    void reset() {
        next = FIRST;
    }

    void end() {
        ended.countDown();
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
