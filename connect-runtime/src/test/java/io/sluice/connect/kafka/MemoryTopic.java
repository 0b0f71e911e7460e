package io.sluice.connect.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of one partition without a broker: what is written can be read by all its logs, and writes can be made to fail. */
public final class MemoryTopic {
    private final TopicPartition partition;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    public MemoryTopic(String name) {
        this.partition = new TopicPartition(name, 0);
    }

    /** A new log on this topic, not started. */
    public TopicLog<byte[], byte[]> log() {
        return new TopicLog<>(
                partition.topic(),
                partition.topic() + "-log",
                Reader::new,
                Writer::new,
                partitions -> CompletableFuture.completedFuture(Map.of(partition, end())));
    }

    /** The next write that has not failed yet fails so. */
    public synchronized void failNextWrite(RuntimeException failure) {
        failures.add(failure);
    }

    public synchronized List<ConsumerRecord<byte[], byte[]>> records() {
        return List.copyOf(records);
    }

    /** Puts a record in as another worker would. */
    public synchronized long write(byte[] key, byte[] value) {
        var record = new ConsumerRecord<>(partition.topic(), 0, records.size(), key, value);
        records.add(record);
        readers.forEach(reader -> reader.addRecord(record));
        return record.offset();
    }

    private synchronized long end() {
        return records.size();
    }

    private synchronized void attach(Reader reader) {
        readers.add(reader);
        records.forEach(reader::addRecord);
    }

    private synchronized void detach(Reader reader) {
        readers.remove(reader);
    }

    private synchronized RuntimeException failure() {
        return failures.poll();
    }

    /** Waits in poll, as a real consumer does. */
    private final class Reader extends MockConsumer<byte[], byte[]> {
        Reader() {
            super("earliest");
            var node = new Node(1, "localhost", 9092);
            updatePartitions(
                    partition.topic(),
                    List.of(new PartitionInfo(partition.topic(), 0, node, new Node[] {node}, new Node[] {node})));
            updateBeginningOffsets(Map.of(partition, 0L));
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the topic's monitor comes first, here and in write
        public void assign(Collection<TopicPartition> partitions) {
            super.assign(partitions);
            attach(this);
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the topic's monitor is enough
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
            return Map.of(partition, end());
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            ConsumerRecords<byte[], byte[]> polled = super.poll(timeout);
            if (polled.isEmpty()) pause(timeout);
            return polled.isEmpty() ? super.poll(timeout) : polled;
        }

        @SuppressWarnings("WaitNotInLoop") // a poll that returns early is a good poll
        private synchronized void pause(Duration timeout) {
            try {
                wait(timeout.toMillis());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        @Override
        public synchronized void addRecord(ConsumerRecord<byte[], byte[]> record) {
            super.addRecord(record);
            notifyAll();
        }

        @Override
        public synchronized void wakeup() {
            super.wakeup();
            notifyAll();
        }

        @Override
        public void close() {
            detach(this);
            super.close();
        }
    }

    private final class Writer extends MockProducer<byte[], byte[]> {
        Writer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the topic's monitor is enough
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            RuntimeException failure = failure();
            if (failure != null) {
                callback.onCompletion(null, failure);
                return CompletableFuture.failedFuture(failure);
            }
            long offset = write(record.key(), record.value());
            var where = new RecordMetadata(partition, offset, 0, 0, 0, 0);
            callback.onCompletion(where, null);
            return CompletableFuture.completedFuture(where);
        }
    }
}
