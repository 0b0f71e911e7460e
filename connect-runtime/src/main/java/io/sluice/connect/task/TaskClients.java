package io.sluice.connect.task;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.ConnectorSettings;
import io.sluice.connect.kafka.Clients;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TransactionalIds;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Makes the Kafka clients of tasks, on the task's thread: with what delivery needs, then what the worker sets for the
 * clients of all connectors, then what the connector overrides. Whether it may was decided when it was validated.
 *
 * @param producer what the worker sets for producers of connectors, addresses of brokers included
 * @param consumer the same for consumers
 * @param admin the same for admin clients
 */
public record TaskClients(Map<String, Object> producer, Map<String, Object> consumer, Map<String, Object> admin) {
    private static final Clients CLIENTS = new Clients(Map.of());

    /** Room for a batch: with the clients' own 16 KiB most of the time goes into requests. */
    private static final String BATCH_BYTES = "65536";

    /**
     * A full producer keeps the task's thread for so long, which then looks at its orders and tries again. One request is in
     * flight at a time: a broker takes any first sequence number of a producer, so where the very first request to a new
     * partition is turned away (nobody leads it yet) and the second is taken, the first would be out of order for ever.
     */
    static final Map<String, Object> SOURCE = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000",
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1",
            ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);

    /** How old a transaction may become beyond what it is meant to, so also how long one may wait. */
    private static final long TRANSACTION_SLACK_MS = 60_000;

    /** Dead letters may take their time but not for ever: the task waits for them before it commits. */
    private static final Map<String, Object> DEAD_LETTERS =
            Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, "60000", ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "120000");

    /** Only what the task has taken is committed, whatever anybody set. */
    private static final Map<String, Object> NO_AUTO_COMMIT = Map.of(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");

    public TaskClients {
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
        admin = Map.copyOf(admin);
    }

    /**
     * A producer that keeps the order within a partition and gives nothing up: it is idempotent by the client's own defaults
     * (not set here, so that an override of another setting does not contradict it), and a record on its way never expires.
     * Settings that no producer can have are refused at once, though it is made later.
     */
    Supplier<Producer<byte[], byte[]>> producer(TaskId task, ConnectorSettings connector) {
        return CLIENTS.producerOnDemand(
                "connector-producer-" + task, SOURCE, producer, connector.clientOverrides(ClientKind.PRODUCER));
    }

    /**
     * The producer of an exactly-once task. While it waits for room or for a coordinator, its transaction grows old; so it waits no
     * longer than a transaction may, unless overridden. The worker alone says which id it has.
     *
     * @param length how long transactions are meant to be open
     */
    Supplier<Producer<byte[], byte[]>> transactionalProducer(
            TaskId task, ConnectorSettings connector, TransactionalIds ids, Duration length) {
        long timeout = Math.min(length.toMillis(), Integer.MAX_VALUE - TRANSACTION_SLACK_MS) + TRANSACTION_SLACK_MS;
        return CLIENTS.producerOnDemand(
                "connector-producer-" + task,
                Map.of(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(TRANSACTION_SLACK_MS),
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, String.valueOf(timeout),
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                producer,
                connector.clientOverrides(ClientKind.PRODUCER),
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        ids.of(task),
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        "true"));
    }

    Producer<byte[], byte[]> deadLetterProducer(TaskId task, ConnectorSettings connector) {
        return CLIENTS.producer(
                "connector-dlq-producer-" + task,
                DEAD_LETTERS,
                producer,
                connector.clientOverrides(ClientKind.PRODUCER));
    }

    Consumer<byte[], byte[]> consumer(TaskId task, ConnectorSettings connector) {
        return CLIENTS.consumer(
                "connector-consumer-" + task,
                Map.of(ConsumerConfig.GROUP_ID_CONFIG, "connect-" + task.connector()),
                consumer,
                connector.clientOverrides(ClientKind.CONSUMER),
                NO_AUTO_COMMIT);
    }

    Admin admin(TaskId task, ConnectorSettings connector) {
        return CLIENTS.admin("connector-adminclient-" + task, admin, connector.clientOverrides(ClientKind.ADMIN));
    }
}
