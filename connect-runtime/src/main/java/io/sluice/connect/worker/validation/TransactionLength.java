package io.sluice.connect.worker.validation;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.ConnectorKeys;
import io.sluice.connect.config.WorkerSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How long transactions may be that end by time: one that is meant to be open for longer than brokers let it be would never be
 * committed. Where nobody says how long that is, the producer is given the time it needs.
 */
record TransactionLength(WorkerSettings worker) {
    private static final String TIMEOUT = ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;

    void check(Map<String, String> config, Verdicts verdicts) {
        Duration length = verdicts.value(ConnectorKeys.TRANSACTION_INTERVAL) instanceof Long millis
                ? Duration.ofMillis(millis)
                : worker.offsetFlushInterval();
        Optional<Duration> timeout = timeout(config);
        if (timeout.isEmpty() || length.compareTo(timeout.get()) < 0) return;
        verdicts.error(
                ConnectorKeys.TRANSACTION_INTERVAL,
                "Transactions of " + length.toMillis() + " ms cannot be committed, because brokers end them after the "
                        + timeout.get().toMillis() + " ms of the producer's " + TIMEOUT
                        + "; make this shorter or that longer");
    }

    private Optional<Duration> timeout(Map<String, String> config) {
        Object workers = worker.connectorClient(ClientKind.PRODUCER).get(TIMEOUT);
        String own = config.get(ClientKind.PRODUCER.overridePrefix() + TIMEOUT);
        try {
            return Optional.ofNullable(own == null ? workers : own)
                    .map(millis ->
                            Duration.ofMillis(Long.parseLong(millis.toString().strip())));
        } catch (NumberFormatException noNumber) { // which is said of that setting
            return Optional.empty();
        }
    }
}
