package io.sluice.connect.task;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what may work later, for as long as the task is wanted. Used by the task's thread. */
record Persistence(Orders orders) {
    private static final Logger log = LoggerFactory.getLogger(Persistence.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    /**
     * What came of the first attempt that worked, or failed for good.
     *
     * @param what is attempted, for the log
     * @throws Orders.Stopped if the task has to end before that
     */
    <T> T until(String what, Supplier<T> attempt) {
        Backoff backoff = null;
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (!Tolerance.isRetriable(e)) throw e;
                if (backoff == null) {
                    backoff = new Backoff(FIRST_DELAY, LONGEST_DELAY);
                    log.warn("Cannot {} now; trying until it works: {}", what, e.getMessage());
                }
            }
            orders.sleepOrGiveUp(backoff.next());
        }
    }

    void until(String what, Runnable attempt) {
        until(what, () -> {
            attempt.run();
            return what;
        });
    }
}
