package org.apache.kafka.connect.transforms;

import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;

/**
 * What transformations that come as {@code $Key} and {@code $Value} share: which side of the record they read and
 * replace. Subclasses elsewhere may override the three methods to work on something else.
 *
 * @param <R> the kind of record
 */
abstract class OneSided<R extends ConnectRecord<R>> implements Transformation<R> {
    private final Side side;

    OneSided(Side side) {
        this.side = side;
    }

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public void close() {}

    /**
     * The schema this transformation reads.
     *
     * @param record a record
     * @return the schema this transformation reads, or null if there is none
     */
    protected Schema operatingSchema(R record) {
        return side.schema(record);
    }

    /**
     * The value this transformation reads.
     *
     * @param record a record
     * @return the value this transformation reads, or null if there is none
     */
    protected Object operatingValue(R record) {
        return side.value(record);
    }

    /**
     * Replaces what this transformation has read.
     *
     * @param record a record
     * @param schema the schema to have instead
     * @param value the value to have instead
     * @return a copy of the record with them
     */
    protected R newRecord(R record, Schema schema, Object value) {
        return side.replaced(record, schema, value, record.headers().duplicate());
    }

    final Side side() {
        return side;
    }
}
