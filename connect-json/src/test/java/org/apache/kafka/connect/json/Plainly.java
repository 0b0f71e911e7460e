package org.apache.kafka.connect.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;

/** Says in plain text what a converter answered, so that answers of different class loaders can be compared. */
final class Plainly {
    private Plainly() {}

    static String outcome(Callable<?> call) {
        try {
            Object answer = call.call();
            if (answer instanceof SchemaAndValue both) {
                return schema(both.schema()) + " of " + value(both.value());
            }
            return answer instanceof byte[] json
                    ? new String(json, java.nio.charset.StandardCharsets.UTF_8)
                    : value(answer);
        } catch (Exception e) {
            return "throws " + e.getClass().getName()
                    + (e.getCause() instanceof SerializationException ? " by SerializationException" : "");
        }
    }

    static String schema(Schema schema) {
        if (schema == null) {
            return "no schema";
        }
        StringBuilder text = new StringBuilder()
                .append(schema.type())
                .append(schema.isOptional() ? "?" : "")
                .append(" name ")
                .append(schema.name())
                .append(" version ")
                .append(schema.version())
                .append(" doc ")
                .append(schema.doc())
                .append(" parameters ")
                .append(schema.parameters())
                .append(" default ")
                .append(value(schema.defaultValue()));
        switch (schema.type()) {
            case ARRAY -> text.append(" <").append(schema(schema.valueSchema())).append('>');
            case MAP ->
                text.append(" <")
                        .append(schema(schema.keySchema()))
                        .append(", ")
                        .append(schema(schema.valueSchema()))
                        .append('>');
            case STRUCT -> {
                for (Field field : schema.fields()) {
                    text.append(" {")
                            .append(field.name())
                            .append(": ")
                            .append(schema(field.schema()))
                            .append('}');
                }
            }
            default -> {}
        }
        return text.toString();
    }

    static String value(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return "bytes" + Arrays.toString(bytes);
        }
        if (value instanceof java.util.Date date) {
            return "date " + date.getTime();
        }
        if (value instanceof Struct struct) {
            StringBuilder text = new StringBuilder("struct(");
            for (Field field : struct.schema().fields()) {
                text.append(field.name())
                        .append('=')
                        .append(value(struct.getWithoutDefault(field.name())))
                        .append(' ');
            }
            return text.append(')').toString();
        }
        if (value instanceof List<?> list) {
            List<String> elements = new ArrayList<>(); // no stream: some lists are nested deeply
            for (Object element : list) {
                elements.add(value(element));
            }
            return value.getClass().getSimpleName() + elements;
        }
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((k, v) -> entries.add(value(k) + "=" + value(v)));
            entries.sort(null);
            return value.getClass().getSimpleName() + entries;
        }
        return value.getClass().getSimpleName() + " " + value;
    }
}
