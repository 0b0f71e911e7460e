package org.apache.kafka.connect.transforms;

import java.util.Date;
import java.util.Locale;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.transforms.util.Requirements;

/**
 * One field to add to each record: its name, its schema and where its value comes from.
 *
 * @param name the name of the new field
 * @param source where the value comes from
 * @param isOptional whether the value may be null
 * @param text the value of a static field, otherwise null
 */
record Insertion(String name, Source source, boolean isOptional, String text) {
    static final String PURPOSE = "adding the offset as a field";

    /** Where values of added fields come from, in the order of the fields. */
    enum Source {
        TOPIC,
        PARTITION,
        OFFSET,
        TIMESTAMP,
        STATIC;

        String setting() {
            return name().toLowerCase(Locale.ROOT) + ".field";
        }
    }

    /** Reads a name that may end with {@code ?} for optional or {@code !} for required; optional if it says nothing. */
    static Insertion of(String spec, Source source, String text) {
        boolean isMarked = spec.endsWith("?") || spec.endsWith("!");
        String name = isMarked ? spec.substring(0, spec.length() - 1) : spec;
        return new Insertion(name, source, !spec.endsWith("!"), text);
    }

    Schema schema() {
        return switch (source) {
            case TOPIC, STATIC -> isOptional ? Schema.OPTIONAL_STRING_SCHEMA : Schema.STRING_SCHEMA;
            case PARTITION -> isOptional ? Schema.OPTIONAL_INT32_SCHEMA : Schema.INT32_SCHEMA;
            case OFFSET -> isOptional ? Schema.OPTIONAL_INT64_SCHEMA : Schema.INT64_SCHEMA;
            case TIMESTAMP -> isOptional ? Timestamp.builder().optional().schema() : Timestamp.SCHEMA;
        };
    }

    /** The value for maps, where a timestamp is a number. */
    Object valueFor(ConnectRecord<?> record) {
        return switch (source) {
            case TOPIC -> record.topic();
            case PARTITION -> record.kafkaPartition();
            case OFFSET -> Requirements.requireSinkRecord(record, PURPOSE).kafkaOffset();
            case TIMESTAMP -> record.timestamp();
            case STATIC -> text;
        };
    }

    /** The value for structs, where a timestamp is a date. */
    Object typedValueFor(ConnectRecord<?> record) {
        if (source != Source.TIMESTAMP) {
            return valueFor(record);
        }
        return record.timestamp() == null ? null : new Date(record.timestamp());
    }
}
