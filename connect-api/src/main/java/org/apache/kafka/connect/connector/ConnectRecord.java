package org.apache.kafka.connect.connector;

import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/**
 * What source and sink records share: a place in Kafka, a key and a value with their schemas, a timestamp and headers.
 *
 * <p>A record is not changed after it was made, except for its headers. Transformations therefore copy it with
 * {@code newRecord}. Every part may be null, save the headers, which are then empty.
 *
 * @param <R> the concrete kind of record, so that transformations work on both kinds
 */
public abstract class ConnectRecord<R extends ConnectRecord<R>> {
    private final String topic;
    private final Integer kafkaPartition;
    private final Schema keySchema;
    private final Object key;
    private final Schema valueSchema;
    private final Object value;
    private final Long timestamp;
    private final Headers headers;

    /**
     * Makes a record without headers.
     *
     * @param topic          the Kafka topic
     * @param kafkaPartition the partition of the topic, or null if it is still to be chosen
     * @param keySchema      the schema of the key, or null for a key without one
     * @param key            the key, may be null
     * @param valueSchema    the schema of the value, or null for a value without one
     * @param value          the value, may be null
     * @param timestamp      milliseconds since the epoch, may be null
     */
    public ConnectRecord(
            String topic,
            Integer kafkaPartition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp) {
        this(topic, kafkaPartition, keySchema, key, valueSchema, value, timestamp, new ConnectHeaders());
    }

    /**
     * Makes a record with headers.
     *
     * @param topic          the Kafka topic
     * @param kafkaPartition the partition of the topic, or null if it is still to be chosen
     * @param keySchema      the schema of the key, or null for a key without one
     * @param key            the key, may be null
     * @param valueSchema    the schema of the value, or null for a value without one
     * @param value          the value, may be null
     * @param timestamp      milliseconds since the epoch, may be null
     * @param headers        the headers, null for none; a {@link ConnectHeaders} is kept as it is and not copied
     */
    public ConnectRecord(
            String topic,
            Integer kafkaPartition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp,
            Iterable<Header> headers) {
        this.topic = topic;
        this.kafkaPartition = kafkaPartition;
        this.keySchema = keySchema;
        this.key = key;
        this.valueSchema = valueSchema;
        this.value = value;
        this.timestamp = timestamp;
        this.headers = headers instanceof ConnectHeaders own ? own : new ConnectHeaders(headers);
    }

    /**
     * The topic this record comes from or goes to.
     *
     * @return the topic
     */
    public String topic() {
        return topic;
    }

    /**
     * The partition this record comes from or goes to.
     *
     * @return the partition, null if the producer is to choose it
     */
    public Integer kafkaPartition() {
        return kafkaPartition;
    }

    /**
     * The key.
     *
     * @return the key, may be null
     */
    public Object key() {
        return key;
    }

    /**
     * The schema of the key.
     *
     * @return the schema, null for a key without one
     */
    public Schema keySchema() {
        return keySchema;
    }

    /**
     * The value.
     *
     * @return the value, may be null
     */
    public Object value() {
        return value;
    }

    /**
     * The schema of the value.
     *
     * @return the schema, null for a value without one
     */
    public Schema valueSchema() {
        return valueSchema;
    }

    /**
     * When the record was made or appended.
     *
     * @return milliseconds since the epoch, null if not known
     */
    public Long timestamp() {
        return timestamp;
    }

    /**
     * The headers of this record; changes to them change the record.
     *
     * @return the headers, never null
     */
    public Headers headers() {
        return headers;
    }

    /**
     * Copies the record with these parts replaced; what belongs to the kind of record (offsets, for instance) and a copy
     * of the headers is carried over.
     *
     * @param topic          the topic of the new record
     * @param kafkaPartition its partition, may be null where the kind of record allows it
     * @param keySchema      the schema of its key, may be null
     * @param key            its key, may be null
     * @param valueSchema    the schema of its value, may be null
     * @param value          its value, may be null
     * @param timestamp      its timestamp in milliseconds since the epoch, may be null
     * @return the new record
     */
    public abstract R newRecord(
            String topic,
            Integer kafkaPartition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp);

    /**
     * Copies the record with these parts and other headers.
     *
     * @param topic          the topic of the new record
     * @param kafkaPartition its partition, may be null where the kind of record allows it
     * @param keySchema      the schema of its key, may be null
     * @param key            its key, may be null
     * @param valueSchema    the schema of its value, may be null
     * @param value          its value, may be null
     * @param timestamp      its timestamp in milliseconds since the epoch, may be null
     * @param headers        its headers, null for none
     * @return the new record
     */
    public abstract R newRecord(
            String topic,
            Integer kafkaPartition,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Long timestamp,
            Iterable<Header> headers);

    @Override
    public String toString() {
        return "ConnectRecord{topic='" + topic + "', kafkaPartition=" + kafkaPartition + ", key=" + key + ", keySchema="
                + keySchema + ", value=" + value + ", valueSchema=" + valueSchema + ", timestamp=" + timestamp
                + ", headers=" + headers + "}";
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        ConnectRecord<?> that = (ConnectRecord<?>) other;
        return Objects.equals(kafkaPartition, that.kafkaPartition)
                && Objects.equals(topic, that.topic)
                && Objects.equals(keySchema, that.keySchema)
                && Objects.equals(key, that.key)
                && Objects.equals(valueSchema, that.valueSchema)
                && Objects.equals(value, that.value)
                && Objects.equals(timestamp, that.timestamp)
                && Objects.equals(headers, that.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, kafkaPartition, keySchema, key, valueSchema, value, timestamp, headers);
    }
}
