package org.apache.kafka.connect.data;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.apache.kafka.connect.errors.DataException;

/**
 * Decides whether values follow schemas. Every value put into a struct comes here, so a value that fits costs no
 * allocation; only maps and linked lists need an iterator.
 */
final class Conformance {
    private Conformance() {}

    /** Returns if the value follows the schema, and throws otherwise; the field, if there is one, names the value. */
    static void check(String field, Schema schema, Object value) {
        if (value == null) {
            if (!schema.isOptional()) {
                throw new DataException("Cannot use null for " + subject(field) + ": its schema " + schema
                        + " requires a value. Set one, or make the schema optional.");
            }
            return;
        }
        if (!hasExpectedClass(schema, value)) {
            throw new DataException("Cannot use a " + value.getClass().getName() + " for " + subject(field)
                    + ": its schema is " + schema + ".");
        }
        switch (schema.type()) {
            case STRUCT -> {
                if (value instanceof Struct struct) {
                    checkStruct(field, schema, struct);
                }
            }
            case ARRAY -> {
                if (value instanceof List<?> list) {
                    checkElements(field, schema, list);
                }
            }
            case MAP -> {
                if (value instanceof Map<?, ?> map) {
                    checkEntries(field, schema, map);
                }
            }
            default -> {}
        }
    }

    private static void checkStruct(String field, Schema schema, Struct struct) {
        if (!struct.schema().equals(schema)) {
            throw new DataException("Cannot use a struct of " + struct.schema() + " for " + subject(field)
                    + ": its schema is " + schema + ", and the two differ in a name, a field or another property.");
        }
        struct.validate();
    }

    private static void checkElements(String field, Schema schema, List<?> list) {
        Schema elements = required(schema.valueSchema(), "elements", field, schema);
        if (list instanceof RandomAccess) {
            for (int i = 0; i < list.size(); i++) {
                check(field, elements, list.get(i));
            }
        } else {
            for (Object element : list) {
                check(field, elements, element);
            }
        }
    }

    private static void checkEntries(String field, Schema schema, Map<?, ?> map) {
        Schema keys = required(schema.keySchema(), "keys", field, schema);
        Schema values = required(schema.valueSchema(), "values", field, schema);
        if (map.isEmpty()) {
            return;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            check(field, keys, entry.getKey());
            check(field, values, entry.getValue());
        }
    }

    private static Schema required(Schema part, String what, String field, Schema schema) {
        if (part == null) {
            throw new DataException("Cannot check " + subject(field) + ": its schema " + schema
                    + " says nothing about the " + what + ".");
        }
        return part;
    }

    private static boolean hasExpectedClass(Schema schema, Object value) {
        String name = schema.name();
        if (name != null) {
            switch (name) {
                case Decimal.LOGICAL_NAME:
                    return value instanceof BigDecimal;
                case Date.LOGICAL_NAME, Time.LOGICAL_NAME, Timestamp.LOGICAL_NAME:
                    return value instanceof java.util.Date;
                default:
                    break;
            }
        }
        return hasClassOf(schema.type(), value);
    }

    /** Whether the value's class is that of a basic type, whatever it contains. */
    static boolean hasClassOf(Schema.Type type, Object value) {
        return switch (type) {
            case INT8 -> value instanceof Byte;
            case INT16 -> value instanceof Short;
            case INT32 -> value instanceof Integer;
            case INT64 -> value instanceof Long;
            case FLOAT32 -> value instanceof Float;
            case FLOAT64 -> value instanceof Double;
            case BOOLEAN -> value instanceof Boolean;
            case STRING -> value instanceof String;
            case BYTES -> value instanceof byte[] || value instanceof ByteBuffer;
            case ARRAY -> value instanceof List;
            case MAP -> value instanceof Map;
            case STRUCT -> value instanceof Struct;
        };
    }

    private static String subject(String field) {
        return field == null ? "a value" : "\"" + field + "\"";
    }
}
