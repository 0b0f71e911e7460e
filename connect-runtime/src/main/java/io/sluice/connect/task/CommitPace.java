package io.sluice.connect.task;

import java.time.Duration;

/**
 * How often offsets are committed and how long that may take.
 *
 * @param interval {@code offset.flush.interval.ms}
 * @param patience {@code offset.flush.timeout.ms}
 */
public record CommitPace(Duration interval, Duration patience) {}
