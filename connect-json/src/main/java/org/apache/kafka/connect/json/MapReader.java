package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * Reads maps: from an object if the keys are strings, else from an array of pairs.
 */
final class MapReader implements ValueReader {
    private final boolean named;
    private final ValueReader keys;
    private final ValueReader values;

    MapReader(Schema schema, Readers readers) {
        this.named = schema.keySchema().type() == Schema.Type.STRING;
        this.keys = readers.of(schema.keySchema());
        this.values = readers.of(schema.valueSchema());
    }

    @Override
    public Object read(JsonParser json) throws IOException {
        return named ? members(json) : pairs(json);
    }

    private Map<Object, Object> members(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw unexpected("a map with string keys", "an object", json.currentToken());
        }
        Map<Object, Object> map = new HashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            map.put(name, values.read(json));
        }
        return map;
    }

    private Map<Object, Object> pairs(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected("a map whose keys are not strings", "an array of pairs", json.currentToken());
        }
        Map<Object, Object> map = new HashMap<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw unexpected("an entry of a map", "an array of key and value", json.currentToken());
            }
            Object key = element(json, keys);
            Object value = element(json, values);
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw unexpected("an entry of a map", "no more than key and value", json.currentToken());
            }
            map.put(key, value);
        }
        return map;
    }

    private static Object element(JsonParser json, ValueReader reader) throws IOException {
        if (json.nextToken() == JsonToken.END_ARRAY) {
            throw unexpected("an entry of a map", "both key and value", json.currentToken());
        }
        return reader.read(json);
    }

    private static DataException unexpected(String what, String wanted, JsonToken found) {
        return new DataException("Cannot read " + what + " from JSON: expected " + wanted + ", found " + found + ".");
    }
}
