package org.apache.kafka.connect.data;

import org.apache.kafka.connect.errors.DataException;

/**
 * The logical type of a moment: milliseconds since 1970-01-01T00:00Z in an INT64, and in Java a {@link java.util.Date}.
 */
public class Timestamp {

    /** The name of every schema of this type. */
    public static final String LOGICAL_NAME = "org.apache.kafka.connect.data.Timestamp";

    /** Requires a moment. */
    public static final Schema SCHEMA = builder().build();

    /** Makes an object of no use; everything here is static. */
    public Timestamp() {}

    /** @return a new builder for a moment, to be made optional or given a default; not null */
    public static SchemaBuilder builder() {
        return SchemaBuilder.int64().name(LOGICAL_NAME).version(1);
    }

    /**
     * Turns a moment from its Java form into its stored form.
     *
     * @param schema a schema of this type, required for its name
     * @param value the moment; not null
     * @return milliseconds since 1970-01-01T00:00Z
     * @throws DataException if the schema is of another type
     */
    public static long fromLogical(Schema schema, java.util.Date value) {
        requireName(schema);
        return value.getTime();
    }

    /**
     * Turns a moment from its stored form into its Java form.
     *
     * @param schema a schema of this type, required for its name
     * @param value milliseconds since 1970-01-01T00:00Z
     * @return the moment; not null
     * @throws DataException if the schema is of another type
     */
    public static java.util.Date toLogical(Schema schema, long value) {
        requireName(schema);
        return new java.util.Date(value);
    }

    private static void requireName(Schema schema) {
        if (!LOGICAL_NAME.equals(schema.name())) {
            throw new DataException(
                    "Cannot treat a value as a moment: its schema is " + schema + ", not " + LOGICAL_NAME);
        }
    }
}
