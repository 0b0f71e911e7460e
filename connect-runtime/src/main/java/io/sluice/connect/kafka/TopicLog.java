package io.sluice.connect.kafka;

import io.sluice.connect.kafka.Topics.EndOffsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one compacted topic from its beginning, for as long as the worker lives, and writes to it. One thread owns the
 * consumer and the producer; it calls the listener and completes the futures handed out here.
 *
 * <p>Whatever goes wrong with the brokers is reported once and tried again until it works, so the thread ends by {@link
 * #close} alone.
 *
 * @param <K> key of the records; bytes in the worker's own logs
 * @param <V> value of the records
 */
public final class TopicLog<K, V> implements CompactedLog<K, V> {

    /** Told of records on the log's thread; must not block. */
    public interface Listener<K, V> {
        /** Some records, those of each partition in their order. */
        void read(List<ConsumerRecord<K, V>> records);

        /** Everything that was in the topic at the start has been read. Called once, before anything newer is. */
        default void caughtUp() {}

        /** The topic cannot be followed at the moment. Called once for each disturbance, not for each attempt. */
        default void disturbed(Throwable trouble) {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicLog.class);
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final String topic;
    private final String threadName;
    private final Supplier<Consumer<K, V>> consumers;
    private final Supplier<Optional<Producer<K, V>>> producers;
    private final EndOffsets endOffsets;
    private final Predicate<TopicPartition> wanted;
    private volatile Optional<LogThread<K, V>> running = Optional.empty(); // set by the starting thread, read by all

    public TopicLog(
            String topic,
            String threadName,
            Supplier<Consumer<K, V>> consumers,
            Supplier<Producer<K, V>> producers,
            EndOffsets endOffsets) {
        this(topic, threadName, consumers, () -> Optional.of(producers.get()), endOffsets, partition -> true);
    }

    /**
     * @param producers may answer with nothing for a log that is only read
     * @param endOffsets asked on the log's thread
     * @param wanted which partitions to read
     */
    public TopicLog(
            String topic,
            String threadName,
            Supplier<Consumer<K, V>> consumers,
            Supplier<Optional<Producer<K, V>>> producers,
            EndOffsets endOffsets,
            Predicate<TopicPartition> wanted) {
        this.topic = topic;
        this.threadName = threadName;
        this.consumers = consumers;
        this.producers = producers;
        this.endOffsets = endOffsets;
        this.wanted = wanted;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void start(Listener<K, V> listener, Duration timeout) {
        Consumer<K, V> consumer = consumers.get();
        Optional<Producer<K, V>> producer;
        try {
            producer = producers.get();
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        var tail = new Tail<>(topic, consumer, wanted, listener);
        var thread = new LogThread<>(topic, threadName, tail, consumer, producer, endOffsets, listener);
        running = Optional.of(thread);
        thread.start();
        awaitEnd(thread, timeout);
    }

    @Override
    public CompletableFuture<Void> refresh() {
        return running.map(LogThread::refresh).orElseGet(this::notStarted);
    }

    @Override
    public CompletableFuture<RecordMetadata> append(K key, V value) {
        return running.map(thread -> thread.append(key, value)).orElseGet(this::notStarted);
    }

    @Override
    public CompletableFuture<Void> reached(int partition, long offset) {
        return running.map(thread -> thread.reached(partition, offset)).orElseGet(this::notStarted);
    }

    /** What keeps the log from following its topic at the moment. */
    public Optional<Throwable> trouble() {
        return running.flatMap(LogThread::trouble);
    }

    /** How many partitions are followed; 0 until they are known. */
    public int partitionCount() {
        return running.map(LogThread::partitionCount).orElse(0);
    }

    @Override
    public void close() {
        running.ifPresent(LogThread::close);
    }

    private void awaitEnd(LogThread<K, V> thread, Duration timeout) {
        try {
            for (Duration left = timeout; !left.isNegative(); left = left.minus(PROGRESS)) {
                Duration wait = left.compareTo(PROGRESS) < 0 ? left : PROGRESS;
                if (isDone(thread.startup(), wait)) return;
                LOG.info("Still reading topic {} from its beginning: {} records so far", topic, thread.seen());
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while reading topic " + topic + " from its beginning", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        Optional<Throwable> trouble = thread.trouble();
        close();
        throw new ConnectException(
                "Cannot read topic " + topic + " to its end within " + timeout.toSeconds() + " s ("
                        + thread.seen() + " records read): "
                        + trouble.map(Failures::describe).orElse("the brokers are too slow, or not reachable")
                        + ". Check bootstrap.servers, the brokers, and that the worker may read the topic.",
                trouble.orElse(null));
    }

    private static boolean isDone(CompletableFuture<Void> startup, Duration wait) throws InterruptedException {
        try {
            startup.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new ConnectException(Failures.describe(e), Failures.cause(e));
        }
    }

    private <T> CompletableFuture<T> notStarted() {
        return CompletableFuture.failedFuture(
                new IllegalStateException("The log of topic " + topic + " is not started"));
    }
}
