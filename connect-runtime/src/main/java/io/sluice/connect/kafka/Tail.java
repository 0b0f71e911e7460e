package io.sluice.connect.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the partitions of one topic and knows how far it has come. Every method runs on the log's thread; any of them may
 * throw what the consumer throws, and may then simply be called again.
 */
final class Tail<K, V> {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration LOOKUP = Duration.ofSeconds(5);

    /** Somebody who waits until the listener has been told everything below these offsets. */
    private record Waiter(Map<TopicPartition, Long> targets, CompletableFuture<Void> reached) {}

    private final String topic;
    private final Consumer<K, V> consumer;
    private final Predicate<TopicPartition> wanted;
    private final TopicLog.Listener<K, V> listener;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final List<ConsumerRecord<K, V>> afterStart = new ArrayList<>();
    private List<Waiter> waiters = new ArrayList<>();
    private Map<TopicPartition, Long> startEnds = Map.of();
    private boolean caughtUp;
    private final AtomicLong seen = new AtomicLong(); // counted by the log's thread, shown by the one that starts it

    Tail(String topic, Consumer<K, V> consumer, Predicate<TopicPartition> wanted, TopicLog.Listener<K, V> listener) {
        this.topic = topic;
        this.consumer = consumer;
        this.wanted = wanted;
        this.listener = listener;
    }

    /** Finds the topic's partitions and goes to their beginning; the answer is what there is to read. */
    Set<TopicPartition> assign() {
        List<PartitionInfo> known = consumer.partitionsFor(topic, LOOKUP);
        if (known == null || known.isEmpty())
            throw new UnknownTopicOrPartitionException("The brokers do not know topic " + topic + " (yet)");
        List<TopicPartition> partitions = known.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .filter(wanted)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return Set.copyOf(partitions);
    }

    /** Sets up to where the topic is read before it counts as known. */
    void begin(Map<TopicPartition, Long> ends) {
        startEnds = ends;
        if (hasReached(ends)) catchUp();
    }

    void poll(Duration timeout) {
        deliver(consumer.poll(timeout));
        if (!caughtUp && hasReached(startEnds)) catchUp();
        if (caughtUp) settle();
    }

    /** How many records were read. */
    long seen() {
        return seen.get();
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Completes the future when the listener has been told everything below these offsets. */
    void await(Map<TopicPartition, Long> targets, CompletableFuture<Void> reached) {
        waiters.add(new Waiter(targets, reached));
        if (caughtUp) settle();
    }

    /** Nothing more is going to be read. */
    void end(Throwable reason) {
        waiters.forEach(waiter -> waiter.reached().completeExceptionally(reason));
        waiters.clear();
    }

    private void deliver(Iterable<ConsumerRecord<K, V>> polled) {
        var batch = new ArrayList<ConsumerRecord<K, V>>();
        for (ConsumerRecord<K, V> record : polled) {
            var partition = new TopicPartition(record.topic(), record.partition());
            positions.put(partition, record.offset() + 1);
            boolean newer = !caughtUp && record.offset() >= startEnds.getOrDefault(partition, 0L);
            (newer ? afterStart : batch).add(record);
            seen.incrementAndGet();
        }
        tell(batch);
    }

    private void catchUp() {
        caughtUp = true;
        try {
            listener.caughtUp();
        } catch (RuntimeException e) {
            LOG.error("A reader of topic {} failed at the end of what was there at the start", topic, e);
        }
        tell(List.copyOf(afterStart));
        afterStart.clear();
    }

    private void tell(List<ConsumerRecord<K, V>> records) {
        if (records.isEmpty()) return;
        try {
            listener.read(records);
        } catch (RuntimeException e) {
            ConsumerRecord<K, V> first = records.get(0);
            LOG.error(
                    "A reader of topic {} failed on {} records from partition {} offset {} on; going on behind them",
                    topic,
                    records.size(),
                    first.partition(),
                    first.offset(),
                    e);
        }
    }

    private void settle() {
        List<Waiter> asked = waiters;
        waiters = new ArrayList<>(); // completing a future may bring new waiters
        for (int i = 0; i < asked.size(); i++) {
            Waiter waiter = asked.get(i);
            boolean there;
            try {
                there = hasReached(waiter.targets());
            } catch (RuntimeException e) {
                waiters.addAll(asked.subList(i, asked.size()));
                throw e;
            }
            if (there) waiter.reached().complete(null);
            else waiters.add(waiter);
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> targets) {
        for (Map.Entry<TopicPartition, Long> target : targets.entrySet()) {
            if (!hasReached(target.getKey(), target.getValue())) return false;
        }
        return true;
    }

    private boolean hasReached(TopicPartition partition, long target) {
        if (positions.getOrDefault(partition, 0L) >= target) return true;
        // Transaction markers and aborted records move the consumer on without giving it anything to return.
        long position = consumer.position(partition, LOOKUP);
        positions.merge(partition, position, Math::max);
        return position >= target;
    }
}
