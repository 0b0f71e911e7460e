package io.sluice.connect.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Describes the records that travel in bodies, with their members named as {@link Json} names them. */
final class Schemas {
    private static final PropertyNamingStrategies.NamingBase NAMING = new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Map<String, Object> byName = new TreeMap<>();

    /** All records described so far, by name. */
    Map<String, Object> byName() {
        return byName;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) return ofGeneric(generic);
        if (type instanceof GenericArrayType array) return list(of(array.getGenericComponentType()));
        return ofClass((Class<?>) type);
    }

    private Map<String, Object> ofGeneric(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) return of(arguments[0]);
        if (Collection.class.isAssignableFrom(raw)) return list(of(arguments[0]));
        if (Map.class.isAssignableFrom(raw)) return map(of(arguments[1]));
        return ofClass(raw);
    }

    private Map<String, Object> ofClass(Class<?> type) {
        if (type.isArray()) return list(of(type.getComponentType()));
        if (type == String.class) return Map.of("type", "string");
        if (type == boolean.class || type == Boolean.class) return Map.of("type", "boolean");
        if (type == int.class || type == Integer.class) return Map.of("type", "integer", "format", "int32");
        if (type == long.class || type == Long.class) return Map.of("type", "integer", "format", "int64");
        if (type.isEnum())
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        if (Map.class.isAssignableFrom(type)) return map(Map.of("type", "string", "nullable", true));
        if (type.isRecord()) return reference(type);
        return Map.of("type", "object");
    }

    private static Map<String, Object> list(Object items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> map(Object values) {
        return Map.of("type", "object", "additionalProperties", values);
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = name(type);
        if (!byName.containsKey(name)) {
            byName.put(name, Map.of()); // a record may hold itself
            byName.put(name, record(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent member : type.getRecordComponents())
            members.put(name(member), of(member.getGenericType()));
        return Map.of("type", "object", "properties", members);
    }

    private static String name(RecordComponent member) {
        JsonProperty named = member.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? NAMING.translate(member.getName()) : named.value();
    }

    /** The name of a record, after that of a record around it: {@code ConnectorStatusTask}. */
    private static String name(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        boolean isPart = around != null && around.isRecord();
        return isPart ? around.getSimpleName() + type.getSimpleName() : type.getSimpleName();
    }
}
