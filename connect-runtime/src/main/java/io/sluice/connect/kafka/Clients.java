package io.sluice.connect.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the worker's own Kafka clients and those of connectors. Keys and values are bytes everywhere: the worker converts
 * them itself.
 *
 * @param base the settings that every client shares: where the brokers are, and how to talk to them
 */
public record Clients(Map<String, Object> base) {
    private static final String A_YEAR_MS = String.valueOf(365L * 24 * 60 * 60 * 1000);

    public Clients {
        var shared = new HashMap<>(base);
        shared.remove(CommonClientConfigs.CLIENT_ID_CONFIG);
        shared.remove(CommonClientConfigs.GROUP_ID_CONFIG); // the worker's group is not one of consumers
        shared.values().removeIf(Objects::isNull);
        base = Map.copyOf(shared);
    }

    /** The settings of a producer; later maps win over earlier ones, and all of them over what is shared. */
    @SafeVarargs
    public final Map<String, Object> producerConfig(String clientId, Map<String, ?>... overrides) {
        var config = new HashMap<>(base);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // Offsets are committed behind acknowledged records, so giving a record up early would only end the task.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
        config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        for (Map<String, ?> some : overrides) config.putAll(some);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return config;
    }

    /** The settings of a consumer that reads from the beginning where nothing else is known. */
    @SafeVarargs
    public final Map<String, Object> consumerConfig(String clientId, Map<String, ?>... overrides) {
        var config = new HashMap<>(base);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        for (Map<String, ?> some : overrides) config.putAll(some);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return config;
    }

    @SafeVarargs
    public final Map<String, Object> adminConfig(String clientId, Map<String, ?>... overrides) {
        var config = new HashMap<>(base);
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
        for (Map<String, ?> some : overrides) config.putAll(some);
        return config;
    }

    @SafeVarargs
    public final Producer<byte[], byte[]> producer(String clientId, Map<String, ?>... overrides) {
        return new KafkaProducer<>(producerConfig(clientId, overrides));
    }

    /** Checks the settings now, and makes a producer whenever it is asked for one. */
    @SafeVarargs
    public final Supplier<Producer<byte[], byte[]>> producerOnDemand(String clientId, Map<String, ?>... overrides) {
        Map<String, Object> config = producerConfig(clientId, overrides);
        var sound = new ProducerConfig(config);
        return () -> new KafkaProducer<>(sound.originals());
    }

    @SafeVarargs
    public final Consumer<byte[], byte[]> consumer(String clientId, Map<String, ?>... overrides) {
        return new KafkaConsumer<>(consumerConfig(clientId, overrides));
    }

    @SafeVarargs
    public final Admin admin(String clientId, Map<String, ?>... overrides) {
        return Admin.create(adminConfig(clientId, overrides));
    }

    /**
     * The log on an internal topic, with clients of its own that suit it: a consumer of committed records, and a producer that
     * never holds the log's thread up for long.
     *
     * @param producer settings from the worker; what the log depends on wins over them
     * @param consumer settings from the worker, as for the producer
     */
    public TopicLog<byte[], byte[]> log(
            String topic,
            String threadName,
            String clientId,
            Topics topics,
            Map<String, ?> producer,
            Map<String, ?> consumer) {
        return new TopicLog<>(
                topic,
                threadName,
                () -> consumer(clientId, consumer, Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                () -> producer(clientId, producer, logProducer()),
                topics::endOffsets);
    }

    /**
     * A producer whose transactions are the only way to write something: whoever makes the next one with the same id shuts this
     * one out. What it leaves open is given up by the brokers soon.
     */
    @SafeVarargs
    public final Producer<byte[], byte[]> soleProducer(
            String clientId, String transactionalId, Map<String, ?>... overrides) {
        var config = producerConfig(clientId, overrides);
        config.putAll(logProducer());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "10000");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        return new KafkaProducer<>(config);
    }

    /** A log's producer works on the log's own thread: it must report failure rather than hold that thread up. */
    private static Map<String, Object> logProducer() {
        return Map.of(
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "120000",
                ProducerConfig.LINGER_MS_CONFIG, "0",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000",
                // Never forget where the one topic is, or the next write after a quiet time waits for a broker that is
                // away.
                ProducerConfig.METADATA_MAX_IDLE_CONFIG, A_YEAR_MS);
    }
}
