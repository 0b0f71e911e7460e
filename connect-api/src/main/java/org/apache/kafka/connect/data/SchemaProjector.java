package org.apache.kafka.connect.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.SchemaProjectorException;

/**
 * Carries values written with one schema over to another, compatible one: an older or a newer version of it.
 *
 * <p>Compatible are schemas of equal name and parameters whose types are equal, or numbers of which the target is the
 * wider one. Fields the target lacks are dropped; fields the source lacks are left out or take the target's default.
 */
public class SchemaProjector {

    /** Makes an object of no use; everything here is static. */
    public SchemaProjector() {}

    /**
     * Carries a value over.
     *
     * @param source the schema of the value; not null
     * @param record the value; may be null
     * @param target the schema of the result; not null
     * @return the value in the target's schema; null only for a null value without a default to take its place
     * @throws SchemaProjectorException if the schemas are not compatible
     */
    public static Object project(Schema source, Object record, Schema target) throws SchemaProjectorException {
        requireCompatible(source, target);
        if (source.isOptional() && !target.isOptional()) {
            if (target.defaultValue() == null) {
                throw new SchemaProjectorException("Cannot project " + source + " to " + target
                        + ": the source is optional, the target is not and has no default.");
            }
            return record == null ? target.defaultValue() : projectValue(source, record, target);
        }
        return record == null ? null : projectValue(source, record, target);
    }

    private static Object projectValue(Schema source, Object value, Schema target) {
        return switch (target.type()) {
            case STRUCT -> projectStruct(source, (Struct) value, target);
            case ARRAY -> projectArray(source, (List<?>) value, target);
            case MAP -> projectMap(source, (Map<?, ?>) value, target);
            case INT8 -> value instanceof Number number ? (Object) number.byteValue() : value;
            case INT16 -> value instanceof Number number ? (Object) number.shortValue() : value;
            case INT32 -> value instanceof Number number ? (Object) number.intValue() : value;
            case INT64 -> value instanceof Number number ? (Object) number.longValue() : value;
            case FLOAT32 -> value instanceof Number number ? (Object) number.floatValue() : value;
            case FLOAT64 -> value instanceof Number number ? (Object) number.doubleValue() : value;
            case BOOLEAN, STRING, BYTES -> value;
        };
    }

    private static Struct projectStruct(Schema source, Struct value, Schema target) {
        Struct result = new Struct(target);
        for (Field field : target.fields()) {
            Field from = source.field(field.name());
            if (from != null) {
                result.put(field, projectField(from, value.get(field.name()), field));
            } else if (field.schema().isOptional()) {
                continue;
            } else if (field.schema().defaultValue() != null) {
                result.put(field, field.schema().defaultValue());
            } else {
                throw new SchemaProjectorException("Cannot project " + source + " to " + target
                        + ": the target requires" + " the field \"" + field.name() + "\", which the source lacks.");
            }
        }
        return result;
    }

    private static Object projectField(Field from, Object value, Field to) {
        try {
            return project(from.schema(), value, to.schema());
        } catch (SchemaProjectorException e) {
            throw new SchemaProjectorException("Cannot project the field \"" + to.name() + "\".", e);
        }
    }

    private static List<Object> projectArray(Schema source, List<?> value, Schema target) {
        List<Object> result = new ArrayList<>(value.size());
        for (Object element : value) {
            result.add(project(source.valueSchema(), element, target.valueSchema()));
        }
        return result;
    }

    private static Map<Object, Object> projectMap(Schema source, Map<?, ?> value, Schema target) {
        Map<Object, Object> result = new HashMap<>(2 * value.size());
        for (Map.Entry<?, ?> entry : value.entrySet()) {
            result.put(
                    project(source.keySchema(), entry.getKey(), target.keySchema()),
                    project(source.valueSchema(), entry.getValue(), target.valueSchema()));
        }
        return result;
    }

    private static void requireCompatible(Schema source, Schema target) {
        if (source.type() != target.type() && !isWidening(source.type(), target.type())) {
            throw mismatch(source, target, "type", source.type(), target.type());
        } else if (!Objects.equals(source.name(), target.name())) {
            throw mismatch(source, target, "name", source.name(), target.name());
        } else if (!Objects.equals(source.parameters(), target.parameters())) {
            throw mismatch(source, target, "parameters", source.parameters(), target.parameters());
        }
    }

    private static boolean isWidening(Schema.Type from, Schema.Type to) {
        return isNumber(from) && isNumber(to) && from.compareTo(to) < 0;
    }

    private static boolean isNumber(Schema.Type type) {
        return type.compareTo(Schema.Type.FLOAT64) <= 0; // the constants start with the numbers, the narrowest first
    }

    private static SchemaProjectorException mismatch(
            Schema source, Schema target, String what, Object from, Object to) {
        return new SchemaProjectorException("Cannot project " + source + " to " + target + ": the " + what
                + " of the source, " + from + ", does not lead to that of the target, " + to + ".");
    }
}
