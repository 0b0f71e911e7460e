package org.apache.kafka.connect.header;

import org.apache.kafka.connect.data.Schema;

/**
 * A key with a value that says something about a record. Implementations are immutable.
 */
public interface Header {

    /** @return what the header is called; not null, and not unique in a record */
    String key();

    /** @return the schema of the value, or null if there is none */
    Schema schema();

    /** @return the value; may be null */
    Object value();

    /**
     * Replaces the value. Whether schema and value fit is not checked.
     *
     * @param schema the schema of the new value, or null for none
     * @param value the new value; may be null
     * @return a header with the key of this one; not null
     */
    Header with(Schema schema, Object value);

    /**
     * Replaces the key.
     *
     * @param key the new key; not null
     * @return a header with the value of this one; not null
     */
    Header rename(String key);
}
