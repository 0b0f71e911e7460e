package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Reads the values of one schema from JSON.
 */
interface ValueReader {

    /**
     * Reads the value whose first token is current, and makes its last token current; or fails with a
     * {@link org.apache.kafka.connect.errors.DataException}. There is no current token if the record is empty.
     */
    Object read(JsonParser json) throws IOException;

    /** What a value becomes that is null or not there. */
    default Object absent() {
        return null;
    }
}
