package org.apache.kafka.connect.data;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/** Writes values as text. {@link ValueParser} reads it back, as far as text can tell types apart. */
final class ValueText {
    private ValueText() {}

    static void append(StringBuilder text, Object value, boolean embedded) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof String string) {
            appendQuoted(text, embedded ? escape(string) : string, embedded);
        } else if (value instanceof byte[] bytes) {
            appendQuoted(text, Base64.getEncoder().encodeToString(bytes), embedded);
        } else if (value instanceof ByteBuffer buffer) {
            appendQuoted(text, Base64.getEncoder().encodeToString(content(buffer)), embedded);
        } else if (value instanceof List<?> list) {
            text.append('[');
            appendAll(text, list.iterator());
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            appendMap(text, map);
        } else if (value instanceof Struct struct) {
            appendStruct(text, struct);
        } else if (value instanceof java.util.Date date) {
            text.append(Values.dateFormatFor(date).format(date));
        } else {
            throw new DataException("Cannot write a value of class "
                    + value.getClass().getName() + " as text: no schema type has values of that class.");
        }
    }

    static void appendAll(StringBuilder text, Iterator<?> values) {
        while (values.hasNext()) {
            append(text, values.next(), true);
            if (values.hasNext()) {
                text.append(',');
            }
        }
    }

    static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static void appendQuoted(StringBuilder text, String content, boolean quoted) {
        if (quoted) {
            text.append('"').append(content).append('"');
        } else {
            text.append(content);
        }
    }

    private static void appendMap(StringBuilder text, Map<?, ?> map) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            append(text, entry.getKey(), true);
            text.append(':');
            append(text, entry.getValue(), true);
            separator = ",";
        }
        text.append('}');
    }

    private static void appendStruct(StringBuilder text, Struct struct) {
        text.append('{');
        String separator = "";
        for (Field field : struct.schema().fields()) {
            text.append(separator);
            append(text, field.name(), true);
            text.append(':');
            append(text, struct.get(field), true);
            separator = ",";
        }
        text.append('}');
    }

    /** What the buffer holds up to its limit; where a reader of it has arrived does not count. */
    private static byte[] content(ByteBuffer buffer) {
        ByteBuffer whole = buffer.duplicate().rewind();
        byte[] bytes = new byte[whole.remaining()];
        whole.get(bytes);
        return bytes;
    }
}
