package io.sluice.released.world;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;

/** Tells in text what a call returned, types included, or which kind of exception it threw. Identities are left out. */
public final class Outcome {
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{1,8}\\b");

    private Outcome() {}

    /** What the call returned or which kind of exception it threw. */
    public static String of(Callable<?> call) {
        try {
            return IDENTITY.matcher(text(call.call())).replaceAll("@");
        } catch (Exception e) {
            return "!" + e.getClass().getSimpleName();
        }
    }

    /** The value in text. */
    public static String text(Object value) {
        if (value instanceof SchemaAndValue both) {
            return text(both.schema()) + " = " + text(both.value());
        } else if (value instanceof Schema schema) {
            return schemaText(schema);
        } else if (value instanceof Struct struct) {
            return fieldsText(struct) + " of " + schemaText(struct.schema());
        } else if (value instanceof byte[] bytes) {
            return "bytes" + Arrays.toString(bytes);
        } else if (value instanceof ByteBuffer buffer) {
            return "buffer" + text(buffer.array()) + buffer.position();
        } else if (value instanceof java.util.Date date) {
            return "Date:" + date.getTime();
        } else if (value instanceof List<?> list) {
            return list.stream().map(Outcome::text).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(e -> text(e.getKey()) + "=" + text(e.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value == null ? "null" : value.getClass().getSimpleName() + ":" + value;
    }

    private static String fieldsText(Struct struct) {
        return struct.schema().fields().stream()
                .map(field -> field.name() + "=" + text(struct.getWithoutDefault(field.name())))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String schemaText(Schema schema) {
        StringBuilder text = new StringBuilder(schema.type() + (schema.name() == null ? "" : ":" + schema.name()));
        text.append(schema.isOptional() ? "?" : "");
        text.append(schema.version() == null ? "" : " v" + schema.version());
        text.append(schema.parameters() == null ? "" : " " + schema.parameters());
        text.append(schema.defaultValue() == null ? "" : " default " + byDefault(schema));
        switch (schema.type()) {
            case ARRAY -> text.append('<').append(text(schema.valueSchema())).append('>');
            case MAP ->
                text.append('<')
                        .append(text(schema.keySchema()))
                        .append(',')
                        .append(text(schema.valueSchema()))
                        .append('>');
            case STRUCT -> {
                for (Field field : schema.fields()) {
                    text.append(' ').append(field.name()).append(field.index()).append(text(field.schema()));
                }
            }
            default -> {}
        }
        return text.toString();
    }

    /** The schema of a struct that is a default may have that default again. */
    private static String byDefault(Schema schema) {
        return schema.defaultValue() instanceof Struct struct ? fieldsText(struct) : text(schema.defaultValue());
    }
}
