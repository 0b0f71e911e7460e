package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * Deals with null and leaves the rest to the reader of the type.
 */
final class NullReader implements ValueReader {
    private final Schema schema;
    private final Object replacement;
    private final boolean optional;
    private final ValueReader nonNull;

    NullReader(Schema schema, boolean defaultForNull, ValueReader nonNull) {
        this.schema = schema;
        this.replacement = defaultForNull ? schema.defaultValue() : null;
        this.optional = schema.isOptional();
        this.nonNull = nonNull;
    }

    @Override
    public Object read(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? absent() : nonNull.read(json);
    }

    @Override
    public Object absent() {
        if (replacement == null && !optional) {
            throw new DataException("Cannot read a value of " + schema.type()
                    + " from JSON: it is null or missing, but required and without a default to put in its place.");
        }
        return replacement;
    }
}
