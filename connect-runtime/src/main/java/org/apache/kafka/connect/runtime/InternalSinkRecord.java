package org.apache.kafka.connect.runtime;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.runtime.errors.ProcessingContext;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A sink record that remembers the consumed record it came from, through all transformations. Some connectors ask for it
 * by this class name.
 */
public class InternalSinkRecord extends SinkRecord {
    private final ProcessingContext<ConsumerRecord<byte[], byte[]>> context;

    /** Gives a memory to a record that a transformation made by itself. */
    public InternalSinkRecord(ProcessingContext<ConsumerRecord<byte[], byte[]>> context, SinkRecord record) {
        this(
                context,
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.kafkaOffset(),
                record.timestamp(),
                record.timestampType(),
                record.headers(),
                record.originalTopic(),
                record.originalKafkaPartition(),
                record.originalKafkaOffset());
    }

    /** The record as consumed: its place in Kafka is its original place. */
    public InternalSinkRecord(
            ProcessingContext<ConsumerRecord<byte[], byte[]>> context,
            String topic,
            int partition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            long kafkaOffset,
            Long timestamp,
            TimestampType timestampType,
            Iterable<Header> headers) {
        super(topic, partition, keySchema, key, valueSchema, value, kafkaOffset, timestamp, timestampType, headers);
        this.context = context;
    }

    private InternalSinkRecord(
            ProcessingContext<ConsumerRecord<byte[], byte[]>> context,
            String topic,
            Integer partition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            long kafkaOffset,
            Long timestamp,
            TimestampType timestampType,
            Iterable<Header> headers,
            String originalTopic,
            Integer originalPartition,
            long originalOffset) {
        super(
                topic,
                partition,
                keySchema,
                key,
                valueSchema,
                value,
                kafkaOffset,
                timestamp,
                timestampType,
                headers,
                originalTopic,
                originalPartition,
                originalOffset);
        this.context = context;
    }

    /** Where the record came from. */
    public ProcessingContext<ConsumerRecord<byte[], byte[]>> context() {
        return context;
    }

    @Override
    public SinkRecord newRecord(
            String topic,
            Integer kafkaPartition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp,
            Iterable<Header> headers) {
        return new InternalSinkRecord(
                context,
                topic,
                kafkaPartition,
                keySchema,
                key,
                valueSchema,
                value,
                kafkaOffset(),
                timestamp,
                timestampType(),
                headers,
                originalTopic(),
                originalKafkaPartition(),
                originalKafkaOffset());
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other); // where a record came from does not make it another record
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
