package org.apache.kafka.connect.json;

/**
 * Writes the values of one schema as JSON.
 */
interface ValueWriter {

    /** Writes a value, which may be null, or fails with a {@link org.apache.kafka.connect.errors.DataException}. */
    void write(JsonOutput json, Object value);
}
