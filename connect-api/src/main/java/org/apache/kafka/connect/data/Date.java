package org.apache.kafka.connect.data;

import org.apache.kafka.connect.errors.DataException;

/**
 * The logical type of a day in the calendar, without time of day and zone: days since 1970-01-01 in an INT32, and in
 * Java a {@link java.util.Date} of midnight UTC.
 */
public class Date {

    /** The name of every schema of this type. */
    public static final String LOGICAL_NAME = "org.apache.kafka.connect.data.Date";

    /** Requires a day. */
    public static final Schema SCHEMA = builder().build();

    static final long MILLIS_PER_DAY = 86_400_000L;

    /** Makes an object of no use; everything here is static. */
    public Date() {}

    /** @return a new builder for a day, to be made optional or given a default; not null */
    public static SchemaBuilder builder() {
        return SchemaBuilder.int32().name(LOGICAL_NAME).version(1);
    }

    /**
     * Turns a day from its Java form into its stored form.
     *
     * @param schema a schema of this type, required for its name
     * @param value midnight UTC of the day; not null
     * @return days since 1970-01-01
     * @throws DataException if the schema is of another type or the value has a time of day
     */
    public static int fromLogical(Schema schema, java.util.Date value) {
        requireName(schema);
        long millis = value.getTime();
        if (millis % MILLIS_PER_DAY != 0) {
            throw new DataException("Cannot store " + millis + " ms since 1970 as a day: it is not midnight UTC."
                    + " Cut off its time of day, or use the Timestamp type.");
        }
        return (int) (millis / MILLIS_PER_DAY);
    }

    /**
     * Turns a day from its stored form into its Java form.
     *
     * @param schema a schema of this type, required for its name
     * @param value days since 1970-01-01
     * @return midnight UTC of the day; not null
     * @throws DataException if the schema is of another type
     */
    public static java.util.Date toLogical(Schema schema, int value) {
        requireName(schema);
        return new java.util.Date(value * MILLIS_PER_DAY);
    }

    private static void requireName(Schema schema) {
        if (!LOGICAL_NAME.equals(schema.name())) {
            throw new DataException("Cannot treat a value as a day: its schema is " + schema + ", not " + LOGICAL_NAME);
        }
    }
}
