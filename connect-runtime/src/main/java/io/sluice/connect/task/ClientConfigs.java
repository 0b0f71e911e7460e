package io.sluice.connect.task;

import io.sluice.connect.model.TaskId;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of the Kafka clients of tasks: what delivery needs, then what the worker sets for all connectors, then what
 * the connector overrides. Whether it may was decided when it was validated.
 *
 * @param producer what the worker sets for producers of connectors, brokers included
 * @param consumer the same for consumers
 * @param admin the same for admin clients
 */
public record ClientConfigs(Map<String, Object> producer, Map<String, Object> consumer, Map<String, Object> admin) {

    /** How long a full producer may keep the task's thread, which then looks at its orders and tries again. */
    private static final int MAX_BLOCK_MS = 5_000;

    public ClientConfigs {
        producer = Map.copyOf(producer);
        consumer = Map.copyOf(consumer);
        admin = Map.copyOf(admin);
    }

    /**
     * A producer that keeps the order within a partition and gives nothing up: it is idempotent with all acknowledgements
     * and five requests in flight by the client's own defaults (not set here, so that an override of one of them does not
     * contradict the others), and a record on its way never expires.
     */
    Map<String, Object> producer(TaskId task, Settings connector) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "connector-producer-" + task);
        config.putAll(producer);
        config.putAll(connector.under("producer.override."));
        return config;
    }

    /** A producer for dead letters, which may take its time but not for ever: the task waits for it before it commits. */
    Map<String, Object> deadLetters(TaskId task, Settings connector) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "connector-dlq-producer-" + task);
        config.putAll(producer);
        config.putAll(connector.under("producer.override."));
        return config;
    }

    Map<String, Object> consumer(TaskId task, Settings connector) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "connect-" + task.connector());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "connector-consumer-" + task);
        config.putAll(consumer);
        config.putAll(connector.under("consumer.override."));
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false); // only what the task has taken is committed
        return config;
    }

    Map<String, Object> admin(TaskId task, Settings connector) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "connector-adminclient-" + task);
        config.putAll(admin);
        config.putAll(connector.under("admin.override."));
        return config;
    }
}
