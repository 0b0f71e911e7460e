package org.apache.kafka.connect.source;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;

/**
 * A record on its way into Kafka, with the place in the source system it was read from.
 *
 * <p>The source partition names the stream the record is part of (a file, a table), the source offset the position after
 * it. Once Kafka has the record, the worker commits that offset, and after a restart the task can ask for it. Both are
 * maps of names to simple values that JSON can hold, kept by reference. Either may be null, if the source has no such
 * notion.
 */
public class SourceRecord extends ConnectRecord<SourceRecord> {
    private final Map<String, ?> sourcePartition;
    private final Map<String, ?> sourceOffset;

    /**
     * Makes a record without key, timestamp and headers.
     *
     * @param sourcePartition where in the source the record comes from
     * @param sourceOffset    the position to continue at
     * @param topic           the topic to write to
     * @param partition       the partition to write to, null to let the producer choose
     * @param valueSchema     the schema of the value, may be null
     * @param value           the value, may be null
     */
    public SourceRecord(
            Map<String, ?> sourcePartition,
            Map<String, ?> sourceOffset,
            String topic,
            Integer partition,
            Schema valueSchema,
            Object value) {
        this(sourcePartition, sourceOffset, topic, partition, null, null, valueSchema, value);
    }

    /**
     * Makes a record without key, partition, timestamp and headers.
     *
     * @param sourcePartition where in the source the record comes from
     * @param sourceOffset    the position to continue at
     * @param topic           the topic to write to
     * @param valueSchema     the schema of the value, may be null
     * @param value           the value, may be null
     */
    public SourceRecord(
            Map<String, ?> sourcePartition,
            Map<String, ?> sourceOffset,
            String topic,
            Schema valueSchema,
            Object value) {
        this(sourcePartition, sourceOffset, topic, null, null, null, valueSchema, value);
    }

    /**
     * Makes a record without partition, timestamp and headers.
     *
     * @param sourcePartition where in the source the record comes from
     * @param sourceOffset    the position to continue at
     * @param topic           the topic to write to
     * @param keySchema       the schema of the key, may be null
     * @param key             the key, may be null
     * @param valueSchema     the schema of the value, may be null
     * @param value           the value, may be null
     */
    public SourceRecord(
            Map<String, ?> sourcePartition,
            Map<String, ?> sourceOffset,
            String topic,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value) {
        this(sourcePartition, sourceOffset, topic, null, keySchema, key, valueSchema, value);
    }

    /**
     * Makes a record without timestamp and headers.
     *
     * @param sourcePartition where in the source the record comes from
     * @param sourceOffset    the position to continue at
     * @param topic           the topic to write to
     * @param partition       the partition to write to, null to let the producer choose
     * @param keySchema       the schema of the key, may be null
     * @param key             the key, may be null
     * @param valueSchema     the schema of the value, may be null
     * @param value           the value, may be null
     */
    public SourceRecord(
            Map<String, ?> sourcePartition,
            Map<String, ?> sourceOffset,
            String topic,
            Integer partition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value) {
        this(sourcePartition, sourceOffset, topic, partition, keySchema, key, valueSchema, value, null);
    }

    /**
     * Makes a record without headers.
     *
     * @param sourcePartition where in the source the record comes from
     * @param sourceOffset    the position to continue at
     * @param topic           the topic to write to
     * @param partition       the partition to write to, null to let the producer choose
     * @param keySchema       the schema of the key, may be null
     * @param key             the key, may be null
     * @param valueSchema     the schema of the value, may be null
     * @param value           the value, may be null
     * @param timestamp       milliseconds since the epoch; null for the time of sending
     */
    public SourceRecord(
            Map<String, ?> sourcePartition,
            Map<String, ?> sourceOffset,
            String topic,
            Integer partition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp) {
        this(sourcePartition, sourceOffset, topic, partition, keySchema, key, valueSchema, value, timestamp, null);
    }

    /**
     * Makes a record with all its parts.
     *
     * @param sourcePartition where in the source the record comes from
     * @param sourceOffset    the position to continue at
     * @param topic           the topic to write to
     * @param partition       the partition to write to, null to let the producer choose
     * @param keySchema       the schema of the key, may be null
     * @param key             the key, may be null
     * @param valueSchema     the schema of the value, may be null
     * @param value           the value, may be null
     * @param timestamp       milliseconds since the epoch; null for the time of sending
     * @param headers         the headers, null for none
     */
    public SourceRecord(
            Map<String, ?> sourcePartition,
            Map<String, ?> sourceOffset,
            String topic,
            Integer partition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp,
            Iterable<Header> headers) {
        super(topic, partition, keySchema, key, valueSchema, value, timestamp, headers);
        this.sourcePartition = sourcePartition;
        this.sourceOffset = sourceOffset;
    }

    /**
     * Where in the source the record comes from.
     *
     * @return the partition as it was given, may be null
     */
    public Map<String, ?> sourcePartition() {
        return sourcePartition;
    }

    /**
     * The position in the source partition to continue at after this record.
     *
     * @return the offset as it was given, may be null
     */
    public Map<String, ?> sourceOffset() {
        return sourceOffset;
    }

    @Override
    public SourceRecord newRecord(
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

    @Override
    public SourceRecord newRecord(
            String topic,
            Integer kafkaPartition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp,
            Iterable<Header> headers) {
        return new SourceRecord(
                sourcePartition,
                sourceOffset,
                topic,
                kafkaPartition,
                keySchema,
                key,
                valueSchema,
                value,
                timestamp,
                headers);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!super.equals(other)) {
            return false;
        }
        SourceRecord that = (SourceRecord) other;
        return Objects.equals(sourcePartition, that.sourcePartition) && Objects.equals(sourceOffset, that.sourceOffset);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * super.hashCode() + Objects.hashCode(sourcePartition)) + Objects.hashCode(sourceOffset);
    }

    @Override
    public String toString() {
        return "SourceRecord{sourcePartition=" + sourcePartition + ", sourceOffset=" + sourceOffset + "} "
                + super.toString();
    }
}
