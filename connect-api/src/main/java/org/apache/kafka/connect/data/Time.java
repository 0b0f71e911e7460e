package org.apache.kafka.connect.data;

import org.apache.kafka.connect.errors.DataException;

/**
 * The logical type of a time of day, without day and zone: milliseconds since midnight in an INT32, and in Java a
 * {@link java.util.Date} within the first day of 1970 UTC.
 */
public class Time {

    /** The name of every schema of this type. */
    public static final String LOGICAL_NAME = "org.apache.kafka.connect.data.Time";

    /** Requires a time of day. */
    public static final Schema SCHEMA = builder().build();

    /** Makes an object of no use; everything here is static. */
    public Time() {}

    /** @return a new builder for a time of day, to be made optional or given a default; not null */
    public static SchemaBuilder builder() {
        return SchemaBuilder.int32().name(LOGICAL_NAME).version(1);
    }

    /**
     * Turns a time of day from its Java form into its stored form.
     *
     * @param schema a schema of this type, required for its name
     * @param value the time on 1970-01-01 UTC, midnight at its end included; not null
     * @return milliseconds since midnight
     * @throws DataException if the schema is of another type or the value lies on another day
     */
    public static int fromLogical(Schema schema, java.util.Date value) {
        requireName(schema);
        return requireWithinDay(value.getTime());
    }

    /**
     * Turns a time of day from its stored form into its Java form.
     *
     * @param schema a schema of this type, required for its name
     * @param value milliseconds since midnight, from 0 to 86 400 000
     * @return the time on 1970-01-01 UTC; not null
     * @throws DataException if the schema is of another type or the value is out of range
     */
    public static java.util.Date toLogical(Schema schema, int value) {
        requireName(schema);
        return new java.util.Date(requireWithinDay(value));
    }

    private static int requireWithinDay(long millis) {
        if (millis < 0 || millis > Date.MILLIS_PER_DAY) {
            throw new DataException("Cannot treat " + millis + " ms as a time of day: it must lie between 0 and "
                    + Date.MILLIS_PER_DAY + ". A moment on another day is a Timestamp.");
        }
        return (int) millis;
    }

    private static void requireName(Schema schema) {
        if (!LOGICAL_NAME.equals(schema.name())) {
            throw new DataException(
                    "Cannot treat a value as a time of day: its schema is " + schema + ", not " + LOGICAL_NAME);
        }
    }
}
