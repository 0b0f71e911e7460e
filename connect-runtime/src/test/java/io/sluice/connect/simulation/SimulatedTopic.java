package io.sluice.connect.simulation;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** A topic of one partition as a broker keeps it. */
final class SimulatedTopic {
    private final String name;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<Runnable> readers = new ArrayList<>();

    SimulatedTopic(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Whoever wants to know that there is more to read. */
    void follow(Runnable reader) {
        readers.add(reader);
    }

    RecordMetadata append(byte[] key, byte[] value) {
        int offset = end();
        records.add(new ConsumerRecord<>(name, 0, offset, key, value));
        readers.forEach(Runnable::run);
        return new RecordMetadata(new TopicPartition(name, 0), offset, 0, -1, 0, 0);
    }

    int end() {
        return records.size();
    }

    List<ConsumerRecord<byte[], byte[]>> read(int from, int to) {
        return records.subList(from, to);
    }
}
