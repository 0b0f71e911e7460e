package io.sluice.connect.task;

import io.sluice.connect.config.ErrorSettings;
import io.sluice.connect.metrics.ErrorMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * What happens to a record that a step fails on: it is tried again for a while, reported, and then skipped or the end of the
 * task. Trying again is for the task's thread; {@link #giveUp} may be called from any thread.
 *
 * @param <I> the records as they were received
 */
final class Tolerance<I> {

    /** Told of every record that was given up, before the task goes on or fails. May be called from any thread. */
    interface Report<I> {
        /**
         * Takes one report.
         *
         * @param skipped whether the task goes on without the record
         * @return completes when the report is where it is to stay; fails if it never gets there
         */
        CompletableFuture<Void> gaveUp(RecordFailure<I> failure, boolean skipped);
    }

    private static final Duration FIRST_DELAY = Duration.ofMillis(300);

    private final ErrorSettings settings;
    private final List<Report<I>> reports;
    private final ErrorMeter meter;
    private final Orders orders;
    private final Clock clock;

    Tolerance(ErrorSettings settings, List<Report<I>> reports, ErrorMeter meter, Orders orders, Clock clock) {
        this.settings = settings;
        this.reports = List.copyOf(reports);
        this.meter = meter;
        this.orders = orders;
        this.clock = clock;
    }

    Attempts firstAttempt() {
        return new Attempts(new Backoff(FIRST_DELAY, settings.retryDelayMax()));
    }

    /**
     * Reports the failure and lets the record go; does not wait for the reports to arrive.
     *
     * @throws TaskFailed unless such failures are tolerated
     */
    @SuppressWarnings("FutureReturnValueIgnored") // whoever commits offsets settles the reports before
    void giveUp(RecordFailure<I> failure) {
        report(failure);
    }

    /**
     * As {@link #giveUp}, for those who want to know when the reports have arrived.
     *
     * @throws TaskFailed unless such failures are tolerated
     */
    CompletableFuture<Void> report(RecordFailure<I> failure) {
        meter.gaveUp(settings.tolerateAll());
        CompletableFuture<?>[] told = new CompletableFuture<?>[reports.size()];
        for (int i = 0; i < told.length; i++) {
            told[i] = reports.get(i).gaveUp(failure, settings.tolerateAll());
        }
        if (!settings.tolerateAll()) {
            throw new TaskFailed(failure.headline(), failure.cause());
        }
        return CompletableFuture.allOf(told);
    }

    private boolean retries() {
        return settings.retryTimeout().map(limit -> !limit.isZero()).orElse(true);
    }

    static boolean isRetriable(Throwable failure) {
        return failure instanceof RetriableException
                || failure instanceof org.apache.kafka.common.errors.RetriableException;
    }

    /** The attempts at one step for one record. */
    final class Attempts {
        private final Backoff backoff;
        private final Instant since = clock.instant();

        private Attempts(Backoff backoff) {
            this.backoff = backoff;
        }

        /** Waits for the next attempt, if there is to be one. */
        boolean mayTryAgainAfter(Exception failure) {
            meter.failed();
            if (!isRetriable(failure) || !retries()) {
                return false;
            }
            Duration delay = backoff.next();
            Instant next = clock.instant().plus(delay);
            if (settings.retryTimeout().isPresent()
                    && next.isAfter(since.plus(settings.retryTimeout().get()))) {
                return false;
            }
            orders.sleepOrGiveUp(delay);
            meter.triedAgain();
            return true;
        }
    }
}
