package org.apache.kafka.connect.json;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Writes values without a schema by their Java class. A map becomes an object if all its keys are strings, else an array
 * of pairs.
 */
final class SchemalessWriter implements ValueWriter {
    @Override
    public void write(JsonOutput json, Object value) {
        if (value == null) {
            json.nothing();
        } else if (value instanceof String text) {
            json.text(text);
        } else if (value instanceof Number number) {
            number(json, number);
        } else if (value instanceof Boolean bool) {
            json.bool(bool);
        } else if (value instanceof Map<?, ?> map) {
            map(json, map);
        } else if (value instanceof List<?> list) {
            json.startArray();
            for (Object item : list) {
                write(json, item);
            }
            json.endArray();
        } else if (value instanceof byte[] bytes) {
            json.bytes(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            Writers.bytes(json, buffer);
        } else {
            throw unknown(value);
        }
    }

    private static void number(JsonOutput json, Number number) {
        if (number instanceof Double value) {
            json.number(value);
        } else if (number instanceof Float value) {
            json.number(value);
        } else if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte) {
            json.number(number.longValue());
        } else {
            throw unknown(number);
        }
    }

    private void map(JsonOutput json, Map<?, ?> map) {
        if (hasNames(map)) {
            json.startObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.name((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.endObject();
            return;
        }
        json.startArray();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.startArray();
            write(json, entry.getKey());
            write(json, entry.getValue());
            json.endArray();
        }
        json.endArray();
    }

    private static boolean hasNames(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static DataException unknown(Object value) {
        String advice = value instanceof Struct ? "A struct needs its schema beside it." : "Give it a schema.";
        return new DataException("Cannot write a " + value.getClass().getName()
                + " as JSON without a schema: only strings, numbers, booleans, bytes, lists and maps are known by their"
                + " class. " + advice);
    }
}
