package org.apache.kafka.connect.released;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;

/** The differences that {@code docs/compatibility.md} lists: for which settings and data they may show. */
final class Listed {
    private Listed() {}

    static boolean isDifferent(Cases.Case each, SchemaAndValue data) {
        if (data.schema() == null) {
            return each.type().startsWith("Cast") && isTextOfBuffer(each, data.value());
        } else if (each.type().startsWith("Cast")) {
            return data.schema().defaultValue() instanceof Struct
                    || isTextOfBuffer(each, data.value())
                    || isTextOfBuffer(each, data.schema().defaultValue());
        }
        return each.type().startsWith("ReplaceField") && isNameTakenTwice(each, data.schema());
    }

    /** Cast to text reads a buffer from its position. */
    private static boolean isTextOfBuffer(Cases.Case each, Object value) {
        String spec = each.settings().get("spec").toLowerCase(Locale.ROOT);
        if (value instanceof ByteBuffer buffer) {
            return spec.equals("string") && buffer.position() > 0;
        } else if (value instanceof Struct struct) {
            return struct.schema().fields().stream()
                    .anyMatch(field -> spec.contains(field.name() + ":string")
                            && (isInBuffer(struct.get(field))
                                    || isInBuffer(field.schema().defaultValue())));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .anyMatch(entry -> spec.contains(entry.getKey() + ":string") && isInBuffer(entry.getValue()));
        }
        return false;
    }

    private static boolean isInBuffer(Object value) {
        return value instanceof ByteBuffer buffer && buffer.position() > 0;
    }

    /** ReplaceField gives each field its own value, also if another one would have the same name if it were there. */
    private static boolean isNameTakenTwice(Cases.Case each, Schema schema) {
        if (schema.type() != Schema.Type.STRUCT) {
            return false;
        }
        List<String> renames = setting(each, "renames");
        for (Field field : schema.fields()) {
            String name = renames.stream()
                    .filter(rename -> rename.startsWith(field.name() + ":"))
                    .reduce(field.name(), (before, rename) -> rename.substring(rename.indexOf(':') + 1));
            if (renames.stream()
                    .anyMatch(rename -> rename.endsWith(":" + name) && !rename.startsWith(field.name() + ":"))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> setting(Cases.Case each, String name) {
        String text = each.settings().get(name);
        return text == null ? List.of() : List.of(text.split(","));
    }
}
