package org.apache.kafka.connect.util;

import io.sluice.connect.kafka.TopicLog;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Time;

/**
 * A compacted topic followed from its beginning, under the name and with the methods that connectors such as those of
 * MirrorMaker know. A {@link TopicLog} does the work, on its own thread; callbacks are called on that thread and must not
 * block it.
 */
public class KafkaBasedLog<K, V> {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

    private final Map<String, Object> producerConfigs;
    private final Map<String, Object> consumerConfigs;
    private final Supplier<TopicAdmin> adminSupplier;
    private final Callback<ConsumerRecord<K, V>> consumedCallback;
    private final java.util.function.Consumer<TopicAdmin> initializer;
    private final TopicLog<K, V> log;
    private final Map<CompletableFuture<?>, Boolean> unacknowledged = new ConcurrentHashMap<>(); // by identity
    private Optional<TopicAdmin> admin = Optional.empty(); // set before the log's thread starts, as the next two are
    private Optional<Consumer<K, V>> consumer = Optional.empty();
    private boolean reportErrors;

    /**
     * A log with clients of its own, made when it is started.
     *
     * @param initializer called first when the log is started, for example to create the topic
     */
    @SuppressWarnings("this-escape") // the log calls back only after it was started
    public KafkaBasedLog(
            String topic,
            Map<String, Object> producerConfigs,
            Map<String, Object> consumerConfigs,
            Supplier<TopicAdmin> topicAdminSupplier,
            Callback<ConsumerRecord<K, V>> consumedCallback,
            Time time,
            java.util.function.Consumer<TopicAdmin> initializer) {
        this.producerConfigs = producerConfigs;
        this.consumerConfigs = consumerConfigs;
        this.adminSupplier = topicAdminSupplier;
        this.consumedCallback = Objects.requireNonNull(consumedCallback, "consumedCallback");
        this.initializer = initializer == null ? anyAdmin -> {} : initializer;
        this.log = new TopicLog<>(
                Objects.requireNonNull(topic, "topic"),
                topic + "-log",
                this::ownConsumer,
                () -> Optional.ofNullable(createProducer()),
                this::endOffsets,
                this::readPartition);
    }

    /** A log with clients that exist already; it closes the consumer and the producer when it is stopped. */
    public static <K, V> KafkaBasedLog<K, V> withExistingClients(
            String topic,
            Consumer<K, V> consumer,
            Producer<K, V> producer,
            TopicAdmin topicAdmin,
            Callback<ConsumerRecord<K, V>> consumedCallback,
            Time time,
            java.util.function.Consumer<TopicAdmin> initializer,
            Predicate<TopicPartition> readTopicPartition) {
        Objects.requireNonNull(consumer, "consumer");
        return new KafkaBasedLog<>(topic, Map.of(), Map.of(), () -> topicAdmin, consumedCallback, time, initializer) {
            @Override
            protected Producer<K, V> createProducer() {
                return producer;
            }

            @Override
            protected Consumer<K, V> createConsumer() {
                return consumer;
            }

            @Override
            protected boolean readPartition(TopicPartition partition) {
                return readTopicPartition.test(partition);
            }
        };
    }

    /** As {@link #start(boolean)}, without reporting trouble. */
    public void start() {
        start(false);
    }

    /**
     * Reads the topic to its present end, which blocks, and follows it from there on.
     *
     * @param reportErrorsToCallback whether trouble with the brokers is told to the callback too, with no record
     */
    public void start(boolean reportErrorsToCallback) {
        reportErrors = reportErrorsToCallback;
        admin = Optional.ofNullable(adminSupplier.get());
        initializer.accept(admin.orElse(null));
        log.start(new Reader(), START_TIMEOUT);
    }

    /** Stops following and closes consumer and producer; the admin client remains its maker's. */
    public void stop() {
        log.close();
    }

    /** Calls back when everything that is in the topic now has been read. */
    public void readToEnd(Callback<Void> callback) {
        var unused = log.refresh().whenComplete((read, error) -> callback.onCompletion(error, null));
    }

    /** Completes when everything that is in the topic now has been read. */
    public Future<Void> readToEnd() {
        return log.refresh();
    }

    /** Waits until everything sent so far was acknowledged or has failed. */
    public void flush() {
        CompletableFuture.allOf(unacknowledged.keySet().toArray(CompletableFuture<?>[]::new))
                .exceptionally(failure -> null) // whoever sent the record is told
                .join();
    }

    /** Writes a record. */
    public void send(K key, V value) {
        send(key, value, null);
    }

    /** Writes a record and calls back when it was acknowledged or has failed. */
    public void send(K key, V value, org.apache.kafka.clients.producer.Callback callback) {
        var unused = sendWithReceipt(key, value, callback);
    }

    /** Writes a record; the answer says where it is. */
    public Future<RecordMetadata> sendWithReceipt(K key, V value) {
        return sendWithReceipt(key, value, null);
    }

    /** Writes a record; the answer says where it is, and so does the callback. */
    @SuppressWarnings("CollectionUndefinedEquality") // identity is what is meant
    public Future<RecordMetadata> sendWithReceipt(K key, V value, org.apache.kafka.clients.producer.Callback callback) {
        CompletableFuture<RecordMetadata> receipt = log.append(key, value);
        unacknowledged.put(receipt, true);
        var unused = receipt.whenComplete((where, failure) -> {
            unacknowledged.remove(receipt);
            if (callback != null) callback.onCompletion(where, failure instanceof Exception e ? e : null);
        });
        return receipt;
    }

    /** How many partitions of the topic are read; 0 before the log was started. */
    public int partitionCount() {
        return log.partitionCount();
    }

    /** Makes the producer; may be overridden to answer with null for a log that is only read. */
    protected Producer<K, V> createProducer() {
        return new KafkaProducer<>(producerConfigs);
    }

    /** Makes the consumer. */
    protected Consumer<K, V> createConsumer() {
        return new KafkaConsumer<>(consumerConfigs);
    }

    /** Whether a partition of the topic is read. */
    protected boolean readPartition(TopicPartition partition) {
        return true;
    }

    private Consumer<K, V> ownConsumer() {
        Consumer<K, V> made = createConsumer();
        consumer = Optional.of(made);
        return made;
    }

    private CompletionStage<Map<TopicPartition, Long>> endOffsets(Collection<TopicPartition> partitions) {
        if (admin.isPresent()) return admin.get().topics().endOffsets(partitions);
        // Without an admin client the consumer is asked; this runs on the thread that owns it.
        return CompletableFuture.completedFuture(consumer.orElseThrow().endOffsets(partitions));
    }

    private final class Reader implements TopicLog.Listener<K, V> {
        @Override
        public void read(List<ConsumerRecord<K, V>> records) {
            for (ConsumerRecord<K, V> record : records) consumedCallback.onCompletion(null, record);
        }

        @Override
        public void disturbed(Throwable trouble) {
            if (reportErrors) consumedCallback.onCompletion(trouble, null);
        }
    }
}
