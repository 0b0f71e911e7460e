package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Where schema and payload are in a record.
 *
 * @param schema  the bytes of the schema
 * @param payload the bytes of the payload
 */
record Envelope(Slice schema, Slice payload) {

    /** Looks for both, in any order; null if the record is not an object with just these two, once each, in UTF-8. */
    static Envelope locate(JsonFactory factory, byte[] record) throws IOException {
        if (!new Slice(record, 0, record.length).isUtf8()) {
            return null;
        }
        Slice schema = null;
        Slice payload = null;
        try (JsonParser json = factory.createParser(record)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (name.equals(JsonSchema.SCHEMA) && schema == null) {
                    schema = value(json, record);
                } else if (name.equals(JsonSchema.PAYLOAD) && payload == null) {
                    payload = value(json, record);
                } else {
                    return null;
                }
            }
        }
        return schema == null || payload == null ? null : new Envelope(schema, payload);
    }

    private static Slice value(JsonParser json, byte[] record) throws IOException {
        json.nextToken();
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return new Slice(record, from, (int) json.currentLocation().getByteOffset());
    }
}
