package io.sluice.connect.kafka;

import io.sluice.connect.kafka.Topics.EndOffsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one {@link TopicLog}. It owns the consumer and the producer; other threads put orders into its queue and wake
 * it. Private methods run on it.
 */
final class LogThread<K, V> {
    private static final Logger LOG = LoggerFactory.getLogger(LogThread.class);
    private static final Duration LONG_POLL = Duration.ofMinutes(1); // orders wake the consumer, so nobody waits for it
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** How often a producer that does not even know where the topic is may say so, before a write is given up. */
    private static final int SENDS = 12;

    /** The producer did not take a record; nothing of it has left this process. */
    private static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSent(Throwable cause) {
            super(cause.getMessage(), cause, false, false);
        }
    }

    private record Order(CompletableFuture<?> answer, Runnable work) {}

    private final String topic;
    private final Tail<K, V> tail;
    private final Consumer<K, V> consumer;
    private final Optional<Producer<K, V>> producer;
    private final EndOffsets endOffsets;
    private final TopicLog.Listener<K, V> listener;
    private final Thread thread;
    private final ConcurrentLinkedDeque<Order> orders = new ConcurrentLinkedDeque<>();
    private final CompletableFuture<Void> startup = new CompletableFuture<>();
    private final Patience patience = new Patience();

    private volatile Set<TopicPartition> partitions = Set.of(); // set by this thread, counted by others
    private volatile Optional<Throwable> trouble = Optional.empty(); // set by this thread, read by others
    private volatile boolean closed; // set by whoever closes, read by this thread
    private volatile boolean ended; // set by this thread, read by those who give orders

    LogThread(
            String topic,
            String name,
            Tail<K, V> tail,
            Consumer<K, V> consumer,
            Optional<Producer<K, V>> producer,
            EndOffsets endOffsets,
            TopicLog.Listener<K, V> listener) {
        this.topic = topic;
        this.tail = tail;
        this.consumer = consumer;
        this.producer = producer;
        this.endOffsets = endOffsets;
        this.listener = listener;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Completes when the topic was read to where it ended at the start. */
    CompletableFuture<Void> startup() {
        return startup;
    }

    long seen() {
        return tail.seen();
    }

    int partitionCount() {
        return partitions.size();
    }

    Optional<Throwable> trouble() {
        return trouble;
    }

    CompletableFuture<Void> refresh() {
        var done = new CompletableFuture<Void>();
        order(done, () -> {
            var unused = endOffsets
                    .of(partitions)
                    .whenComplete((ends, failure) -> order(done, () -> {
                        if (failure == null) tail.await(ends, done);
                        else done.completeExceptionally(failed("find the end of", failure));
                    }));
        });
        return done;
    }

    CompletableFuture<RecordMetadata> append(K key, V value) {
        var done = new CompletableFuture<RecordMetadata>();
        send(new ProducerRecord<>(topic, key, value), done, SENDS);
        return done;
    }

    CompletableFuture<Void> reached(int partition, long offset) {
        var done = new CompletableFuture<Void>();
        order(done, () -> tail.await(Map.of(new TopicPartition(topic, partition), offset + 1), done));
        return done;
    }

    void close() {
        closed = true;
        patience.end();
        if (Thread.currentThread() == thread) return; // called by a listener; the loop ends after it
        consumer.wakeup();
        try {
            thread.join(CLOSE.multipliedBy(2).toMillis()); // one for the producer, one for the consumer
            if (!thread.isAlive()) return;
            thread.interrupt();
            thread.join(CLOSE.multipliedBy(2).toMillis());
            if (thread.isAlive()) LOG.warn("The thread following topic {} does not end; leaving it behind", topic);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void order(CompletableFuture<?> answer, Runnable work) {
        orders.add(new Order(answer, work));
        if (Thread.currentThread() != thread) consumer.wakeup();
        if (ended) refuseOrders(); // too late for the thread to see it
    }

    private void run() {
        while (!closed) {
            try {
                if (partitions.isEmpty()) begin();
                carryOutOrders();
                tail.poll(LONG_POLL);
                if (tail.isCaughtUp()) startup.complete(null);
                calm();
            } catch (WakeupException e) {
                LOG.trace("Woken for new orders");
            } catch (RuntimeException | Error e) {
                disturbed(e);
            }
        }
        end();
    }

    /**
     * Only what is committed is waited for. A transaction that a dead task has left open ends when a worker is up to start the
     * task again, so no worker may wait for that.
     */
    private void begin() {
        Set<TopicPartition> found = tail.assign();
        tail.begin(consumer.endOffsets(found, ONE_ANSWER));
        partitions = found;
        if (tail.isCaughtUp()) startup.complete(null);
    }

    private void carryOutOrders() {
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            try {
                order.work().run();
            } catch (WakeupException | NotSent e) {
                orders.addFirst(order); // neither says anything against trying again
                throw e;
            } catch (RuntimeException e) {
                order.answer().completeExceptionally(e);
            }
        }
    }

    private void send(ProducerRecord<K, V> message, CompletableFuture<RecordMetadata> done, int attempts) {
        var left = new AtomicInteger(attempts); // counted by this thread alone
        order(done, () -> {
            try {
                send(message, done);
            } catch (TimeoutException e) {
                if (left.decrementAndGet() > 0 && !closed) throw new NotSent(e);
                done.completeExceptionally(failed("write to", e));
            }
        });
    }

    /** @throws TimeoutException if the producer did not take the record, because it does not know where to send it */
    private void send(ProducerRecord<K, V> message, CompletableFuture<RecordMetadata> done) {
        Producer<K, V> writer = producer.orElseThrow(
                () -> new IllegalStateException("The log of topic " + topic + " was opened for reading only"));
        var refusal = new AtomicReference<Exception>();
        var unused = writer.send(message, (where, failure) -> {
            // On this thread the callback is called only while send is at it, that is, for what it does not take.
            if (failure instanceof TimeoutException && Thread.currentThread() == thread) refusal.set(failure);
            else complete(done, where, failure);
        });
        if (refusal.get() instanceof TimeoutException timeout) throw timeout;
    }

    private void complete(CompletableFuture<RecordMetadata> done, RecordMetadata where, Exception failure) {
        onThisThread(done, () -> {
            if (failure == null) done.complete(where);
            else done.completeExceptionally(failed("write to", failure));
        });
    }

    private void onThisThread(CompletableFuture<?> answer, Runnable completion) {
        if (closed) completion.run(); // the loop is over or about to be: the producer's thread is as good as any
        else order(answer, completion);
    }

    private void disturbed(Throwable failure) {
        boolean known = trouble.isPresent();
        trouble = Optional.of(failure);
        if (closed) return;
        if (!known) {
            LOG.warn(
                    "Cannot follow topic {}; trying until it works: {}",
                    topic,
                    Failures.describe(failure, topic, "READ and DESCRIBE"));
            listener.disturbed(failure);
        }
        LOG.debug("Trouble with topic {}", topic, failure);
        try {
            patience.pause();
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while pausing; only closing does that");
        }
    }

    private void calm() {
        if (trouble.isEmpty()) return;
        trouble = Optional.empty();
        patience.reset();
        LOG.info("Following topic {} again", topic);
    }

    private void end() {
        carryOutLastOrders();
        if (Thread.interrupted()) LOG.debug("Closing the log of topic {} in haste", topic);
        producer.ifPresent(it -> closing("producer", () -> it.close(CLOSE)));
        closing("consumer", () -> consumer.close(CloseOptions.timeout(CLOSE)));
        ended = true;
        refuseOrders();
        var reason = closedFailure();
        tail.end(reason);
        startup.completeExceptionally(reason);
    }

    /** What was appended before the log was closed should still reach its topic. */
    private void carryOutLastOrders() {
        try {
            carryOutOrders();
        } catch (WakeupException e) {
            LOG.trace("Woken while closing");
        }
    }

    private void closing(String what, Runnable close) {
        try {
            close.run();
        } catch (RuntimeException e) {
            LOG.debug("The {} of topic {} did not close well", what, topic, e);
        }
    }

    private void refuseOrders() {
        for (Order order = orders.poll(); order != null; order = orders.poll())
            order.answer().completeExceptionally(closedFailure());
    }

    private ConnectException closedFailure() {
        return new ConnectException("The log of topic " + topic + " is closed, because the worker shuts down");
    }

    private ConnectException failed(String attempted, Throwable failure) {
        return new ConnectException(
                "Cannot " + attempted + " topic " + topic + ": "
                        + Failures.describe(failure, topic, attempted.equals("write to") ? "WRITE" : "DESCRIBE"),
                Failures.cause(failure));
    }
}
