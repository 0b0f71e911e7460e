package io.sluice.connect.task;

import java.time.Duration;
import java.util.Optional;

/**
 * The {@code errors.*} settings of a connector that are about going on.
 *
 * @param skip whether records that fail for good are skipped
 * @param retries whether a step that asks for it is tried again at all
 * @param retryLimit for how long; empty for no limit
 * @param longestDelay the longest pause between two attempts
 */
record ToleranceSettings(boolean skip, boolean retries, Optional<Duration> retryLimit, Duration longestDelay) {
    static final Duration FIRST_DELAY = Duration.ofMillis(300);

    static ToleranceSettings of(Settings connector) {
        long retryTimeout = connector.number("errors.retry.timeout", 0);
        return new ToleranceSettings(
                connector.text("errors.tolerance", "none").equals("all"),
                retryTimeout != 0,
                retryTimeout < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryTimeout)),
                Duration.ofMillis(connector.number("errors.retry.delay.max.ms", 60_000)));
    }
}
