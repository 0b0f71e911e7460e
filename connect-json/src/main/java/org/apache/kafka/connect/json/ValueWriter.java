package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Writes the values of one schema as JSON.
 */
interface ValueWriter {

    /** Writes a value, which may be null, or fails with a {@link org.apache.kafka.connect.errors.DataException}. */
    void write(JsonGenerator json, Object value) throws IOException;
}
