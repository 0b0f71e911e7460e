package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
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
    private final MemberNames names = new MemberNames();

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Number number) {
            number(json, number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Map<?, ?> map) {
            map(json, map);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            Writers.bytes(json, buffer);
        } else {
            throw unknown(value);
        }
    }

    private static void number(JsonGenerator json, Number number) throws IOException {
        if (number instanceof Integer value) {
            json.writeNumber(value);
        } else if (number instanceof Long value) {
            json.writeNumber(value);
        } else if (number instanceof Double value) {
            DoubleText.write(json, value);
        } else if (number instanceof Float value) {
            json.writeNumber(value);
        } else if (number instanceof Short value) {
            json.writeNumber(value);
        } else if (number instanceof Byte value) {
            json.writeNumber(value);
        } else {
            throw unknown(number);
        }
    }

    private void map(JsonGenerator json, Map<?, ?> map) throws IOException {
        if (hasNames(map)) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                names.write(json, (String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
            return;
        }
        json.writeStartArray();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeStartArray();
            write(json, entry.getKey());
            write(json, entry.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
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
