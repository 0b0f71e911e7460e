package org.apache.kafka.connect.sink;

import java.util.Objects;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;

/**
 * A record on its way out of Kafka, with its offset there.
 *
 * <p>Topic, partition and offset exist twice: as transformations left them, and as they are in Kafka. A task that keeps
 * track of its progress by Kafka's coordinates uses the original ones (KIP-793).
 */
public class SinkRecord extends ConnectRecord<SinkRecord> {
    private final long kafkaOffset;
    private final TimestampType timestampType;
    private final String originalTopic;
    private final Integer originalKafkaPartition;
    private final long originalKafkaOffset;

    /**
     * Makes a record without timestamp and headers.
     *
     * @param topic       the topic it comes from
     * @param partition   the partition it comes from
     * @param keySchema   the schema of the key, may be null
     * @param key         the key, may be null
     * @param valueSchema the schema of the value, may be null
     * @param value       the value, may be null
     * @param kafkaOffset its offset in the partition
     */
    public SinkRecord(
            String topic,
            int partition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            long kafkaOffset) {
        this(topic, partition, keySchema, key, valueSchema, value, kafkaOffset, null, TimestampType.NO_TIMESTAMP_TYPE);
    }

    /**
     * Makes a record without headers.
     *
     * @param topic         the topic it comes from
     * @param partition     the partition it comes from
     * @param keySchema     the schema of the key, may be null
     * @param key           the key, may be null
     * @param valueSchema   the schema of the value, may be null
     * @param value         the value, may be null
     * @param kafkaOffset   its offset in the partition
     * @param timestamp     milliseconds since the epoch, may be null
     * @param timestampType who set the timestamp
     */
    public SinkRecord(
            String topic,
            int partition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            long kafkaOffset,
            Long timestamp,
            TimestampType timestampType) {
        this(topic, partition, keySchema, key, valueSchema, value, kafkaOffset, timestamp, timestampType, null);
    }

    /**
     * Makes a record as it was read from Kafka: the original coordinates are those given.
     *
     * @param topic         the topic it comes from
     * @param partition     the partition it comes from
     * @param keySchema     the schema of the key, may be null
     * @param key           the key, may be null
     * @param valueSchema   the schema of the value, may be null
     * @param value         the value, may be null
     * @param kafkaOffset   its offset in the partition
     * @param timestamp     milliseconds since the epoch, may be null
     * @param timestampType who set the timestamp
     * @param headers       the headers, null for none
     */
    public SinkRecord(
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
        this(
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
                topic,
                partition,
                kafkaOffset);
    }

    /**
     * Makes a record whose coordinates in Kafka differ from those it has now. Meant for the worker and for tests.
     *
     * @param topic                  the topic after transformations
     * @param partition              the partition after transformations
     * @param keySchema              the schema of the key, may be null
     * @param key                    the key, may be null
     * @param valueSchema            the schema of the value, may be null
     * @param value                  the value, may be null
     * @param kafkaOffset            the offset after transformations
     * @param timestamp              milliseconds since the epoch, may be null
     * @param timestampType          who set the timestamp
     * @param headers                the headers, null for none
     * @param originalTopic          the topic it was read from
     * @param originalKafkaPartition the partition it was read from
     * @param originalKafkaOffset    its offset in that partition
     */
    public SinkRecord(
            String topic,
            int partition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            long kafkaOffset,
            Long timestamp,
            TimestampType timestampType,
            Iterable<Header> headers,
            String originalTopic,
            Integer originalKafkaPartition,
            long originalKafkaOffset) {
        super(topic, partition, keySchema, key, valueSchema, value, timestamp, headers);
        this.kafkaOffset = kafkaOffset;
        this.timestampType = timestampType;
        this.originalTopic = originalTopic;
        this.originalKafkaPartition = originalKafkaPartition;
        this.originalKafkaOffset = originalKafkaOffset;
    }

    /**
     * The offset of this record in {@link #topic()} and {@link #kafkaPartition()}.
     *
     * @return the offset
     */
    public long kafkaOffset() {
        return kafkaOffset;
    }

    /**
     * Who set the timestamp, the producer or the broker.
     *
     * @return the type, {@link TimestampType#NO_TIMESTAMP_TYPE} for a record without one
     */
    public TimestampType timestampType() {
        return timestampType;
    }

    /**
     * The topic in Kafka, whatever transformations made of it (KIP-793).
     *
     * @return the topic to use for committing and reporting progress
     */
    public String originalTopic() {
        return originalTopic;
    }

    /**
     * The partition in Kafka, whatever transformations made of it (KIP-793).
     *
     * @return the partition to use for committing and reporting progress
     */
    public Integer originalKafkaPartition() {
        return originalKafkaPartition;
    }

    /**
     * The offset in Kafka, whatever transformations made of it (KIP-793).
     *
     * @return the offset to use for committing and reporting progress
     */
    public long originalKafkaOffset() {
        return originalKafkaOffset;
    }

    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException when the partition is null: a sink record always has one
     */
    @Override
    public SinkRecord newRecord(
            String topic,
            Integer kafkaPartition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp) {
        return newRecord(
                topic,
                kafkaPartition,
                keySchema,
                key,
                valueSchema,
                value,
                timestamp,
                headers().duplicate());
    }

    /**
     * {@inheritDoc}
     *
     * @throws NullPointerException when the partition is null: a sink record always has one
     */
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
        return new SinkRecord(
                topic,
                kafkaPartition,
                keySchema,
                key,
                valueSchema,
                value,
                kafkaOffset,
                timestamp,
                timestampType,
                headers,
                originalTopic,
                originalKafkaPartition,
                originalKafkaOffset);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!super.equals(other)) {
            return false;
        }
        SinkRecord that = (SinkRecord) other;
        return kafkaOffset == that.kafkaOffset
                && timestampType == that.timestampType
                && Objects.equals(originalTopic, that.originalTopic)
                && Objects.equals(originalKafkaPartition, that.originalKafkaPartition)
                && originalKafkaOffset == that.originalKafkaOffset;
    }

    @Override
    public int hashCode() {
        int result = super.hashCode();
        result = 31 * result + Long.hashCode(kafkaOffset);
        result = 31 * result + Objects.hashCode(timestampType);
        result = 31 * result + Objects.hashCode(originalTopic);
        result = 31 * result + Objects.hashCode(originalKafkaPartition);
        return 31 * result + Long.hashCode(originalKafkaOffset);
    }

    @Override
    public String toString() {
        return "SinkRecord{kafkaOffset=" + kafkaOffset + ", timestampType=" + timestampType + ", originalTopic="
                + originalTopic + ", originalKafkaPartition=" + originalKafkaPartition + ", originalKafkaOffset="
                + originalKafkaOffset + "} " + super.toString();
    }
}
