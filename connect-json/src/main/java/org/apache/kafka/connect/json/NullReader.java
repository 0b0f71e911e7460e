package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Deals with null and leaves the rest to the reader of the type.
 */
final class NullReader implements ValueReader {
    private final Absence absence;
    private final ValueReader nonNull;

    NullReader(Absence absence, ValueReader nonNull) {
        this.absence = absence;
        this.nonNull = nonNull;
    }

    @Override
    public Object read(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? absent() : nonNull.read(json);
    }

    @Override
    public Object absent() {
        return absence.value();
    }
}
