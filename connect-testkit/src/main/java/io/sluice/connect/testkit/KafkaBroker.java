package io.sluice.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A real Kafka broker for tests: one KRaft node of the released Kafka, on free ports of 127.0.0.1, with data of its own.
 *
 * <pre>{@code
 * try (KafkaBroker kafka = KafkaBroker.start()) {
 *     kafka.createTopic("orders", 1);
 *     kafka.produce("orders", "one", "two");
 *     assertEquals(List.of("one", "two"), kafka.consumeText("orders", 2));
 * }
 * }</pre>
 *
 * <p>It runs as a child process and cannot outlive this JVM. With {@code -Dsluice.test.kafka=docker} it runs in a
 * container instead, where a Docker engine answers and {@code org.testcontainers:testcontainers-kafka} is on the class
 * path; without either, the process is used.
 *
 * <p>{@link #stop}, {@link #kill}, {@link #restart}, {@link #suspend} and {@link #resume} make faults: address and
 * acknowledged data survive them all. An instance is to be used by one thread at a time, except for
 * {@link #bootstrapServers} and {@link #admin}, which any thread may call.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration ADMIN_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final BrokerHost host;
    private final String bootstrapServers;
    private final Admin admin;
    private final TopicRecords records;

    private KafkaBroker(BrokerHost host) {
        this.host = host;
        this.bootstrapServers = host.bootstrapServers();
        this.records = new TopicRecords(bootstrapServers);
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Starts a broker with settings fit for tests and returns when it serves clients. */
    public static KafkaBroker start() {
        return start(Map.of());
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @param overrides broker settings that win over those of the testkit, such as
     *     {@code auto.create.topics.enable=false}
     */
    public static KafkaBroker start(Map<String, String> overrides) {
        Optional<BrokerHost> container = containerIfAsked(overrides);
        return new KafkaBroker(container.orElseGet(() -> BrokerProcess.launch(overrides)));
    }

    private static Optional<BrokerHost> containerIfAsked(Map<String, String> overrides) {
        if (!"docker".equals(System.getProperty("sluice.test.kafka"))) {
            return Optional.empty();
        }
        try {
            return BrokerContainer.launchIfEngineAnswers(overrides);
        } catch (NoClassDefFoundError testcontainersIsAbsent) {
            return Optional.empty();
        }
    }

    /** The value for {@code bootstrap.servers}; the same for the whole life of this broker. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Whether the broker's process is there (a suspended one is). */
    public boolean isRunning() {
        return host.isRunning();
    }

    /** A client for administration, shared by all callers and closed with this broker. */
    public Admin admin() {
        return admin;
    }

    /** Creates a topic with one replica per partition. */
    public void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /** Creates a topic that can be used at once, with topic settings such as {@code cleanup.policy=compact}. */
    public void createTopic(String name, int partitions, Map<String, String> config) {
        NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(config);
        await("creating the topic " + name, admin.createTopics(List.of(topic)).all());
        awaitKnown(name);
    }

    /** The controller creates a topic; that the broker serves it too may take a moment more. */
    private void awaitKnown(String topic) {
        Instant deadline = Instant.now().plus(ADMIN_LIMIT);
        while (!isKnown(topic)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "The broker did not serve the new topic " + topic + " within " + ADMIN_LIMIT);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isKnown(String topic) {
        try {
            await(
                    "looking at topic " + topic,
                    admin.describeTopics(List.of(topic)).allTopicNames());
            return true;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) return false;
            throw e;
        }
    }

    /** Writes records without keys, in this order, and returns when the broker has them. */
    public void produce(String topic, String... values) {
        records.produce(Stream.of(values)
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, value.getBytes(UTF_8)))
                .toList());
    }

    /** Writes records that may have keys, headers and partitions, and returns when the broker has them. */
    public void produce(List<ProducerRecord<byte[], byte[]>> toSend) {
        records.produce(toSend);
    }

    /**
     * Reads the first records of a topic, waiting up to a minute until there are as many. Order is kept within each
     * partition; records of aborted transactions are left out.
     */
    public List<ConsumerRecord<byte[], byte[]>> consume(String topic, int count) {
        return records.consume(topic, count);
    }

    /** As {@link #consume}, but only the values, as text; null for a record without one. */
    public List<String> consumeText(String topic, int count) {
        return records.consume(topic, count).stream()
                .map(record -> record.value() == null ? null : new String(record.value(), UTF_8))
                .toList();
    }

    /** Stops the broker in an orderly way; {@link #restart} brings it back. */
    public void stop() {
        host.stop();
    }

    /** Ends the broker without warning, as a power cut would; {@link #restart} brings it back. */
    public void kill() {
        host.kill();
    }

    /** Starts the broker again with its address and its data, after stopping it in an orderly way if it still runs. */
    public void restart() {
        if (host.isRunning()) {
            host.stop();
        }
        host.start();
    }

    /** Freezes the broker: connections stay open and nobody answers, until {@link #resume}. */
    public void suspend() {
        host.suspend();
    }

    /** Lets a suspended broker go on. */
    public void resume() {
        host.resume();
    }

    /** What the broker has logged so far, for the message of a failing test. */
    public String log() {
        return host.log();
    }

    /** Ends the broker and deletes its data; does nothing the second time. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
        host.close();
    }

    private static void await(String what, KafkaFuture<?> result) {
        try {
            result.get(ADMIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "The broker refused " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("No answer from the broker to " + what + " within " + ADMIN_LIMIT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + what, e);
        }
    }
}
