package io.sluice.connect.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a record that cannot be converted, transformed or delivered.
 *
 * @param retryTimeout how long to try again; empty for ever, zero not at all
 */
public record ErrorSettings(
        Optional<Duration> retryTimeout,
        Duration retryDelayMax,
        boolean tolerateAll,
        boolean log,
        boolean logMessages,
        Optional<DeadLetterQueue> deadLetterQueue) {

    /** Where a sink sends the records it could not process. */
    public record DeadLetterQueue(String topic, short replicationFactor, boolean contextHeaders) {}

    static ErrorSettings of(Values values, boolean sink) {
        long retry = ((Number) values.get(ConnectorKeys.RETRY_TIMEOUT)).longValue();
        return new ErrorSettings(
                retry < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retry)),
                values.millis(ConnectorKeys.RETRY_DELAY_MAX),
                values.text(ConnectorKeys.TOLERANCE).equals("all"),
                values.isOn(ConnectorKeys.LOG_ERRORS),
                values.isOn(ConnectorKeys.LOG_MESSAGES),
                sink ? deadLetterQueue(values) : Optional.empty());
    }

    private static Optional<DeadLetterQueue> deadLetterQueue(Values values) {
        return values.optional(ConnectorKeys.DLQ_TOPIC)
                .map(topic -> new DeadLetterQueue(
                        topic,
                        (short) values.number(ConnectorKeys.DLQ_REPLICATION),
                        values.isOn(ConnectorKeys.DLQ_HEADERS)));
    }
}
