package org.apache.kafka.connect.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.DataException;

/**
 * The immutable schema that {@link SchemaBuilder} builds. Safe to share between threads.
 *
 * <p>Every record carries schemas and they serve as keys of caches, so the hash code is computed once, when it is first
 * asked for, and comparing an instance with itself costs nothing. The hash leaves out the default value, which may be a
 * mutable object.
 */
public class ConnectSchema implements Schema {
    private final Type type;
    private final boolean optional;
    private final Object defaultValue;
    private final String name;
    private final Integer version;
    private final String doc;
    private final Map<String, String> parameters;
    private final List<Field> fields;
    private final Map<String, Field> fieldsByName;
    private final Schema keySchema;
    private final Schema valueSchema;
    private int hash; // 0 until asked for; threads that ask at once come to the same

    /**
     * Takes all properties as they are. Prefer {@link SchemaBuilder}, which checks them.
     *
     * @param type the basic type
     * @param optional whether null is a value
     * @param defaultValue what stands in for a missing value; null for none
     * @param name the name of the logical or structured type; null for none
     * @param version the version of the named type; null for none
     * @param doc an explanation for people; null for none
     * @param parameters what refines the named type, copied; null for none
     * @param fields the fields of a struct, copied; ignored for other types; null for none
     * @param keySchema the schema of a map's keys; ignored for other types
     * @param valueSchema the schema of a map's values or an array's elements; ignored for other types
     */
    public ConnectSchema(
            Type type,
            boolean optional,
            Object defaultValue,
            String name,
            Integer version,
            String doc,
            Map<String, String> parameters,
            List<Field> fields,
            Schema keySchema,
            Schema valueSchema) {
        this(
                type,
                optional,
                defaultValue,
                name,
                version,
                doc,
                parameters == null ? null : new LinkedHashMap<>(parameters),
                type == Type.STRUCT ? copyOf(fields) : null,
                type == Type.STRUCT ? byName(fields) : null,
                type == Type.MAP ? keySchema : null,
                type == Type.MAP || type == Type.ARRAY ? valueSchema : null);
    }

    /** Takes all properties as they are and keeps the collections, which nobody may change any more. */
    ConnectSchema(
            Type type,
            boolean optional,
            Object defaultValue,
            String name,
            Integer version,
            String doc,
            Map<String, String> parameters,
            List<Field> fields,
            Map<String, Field> fieldsByName,
            Schema keySchema,
            Schema valueSchema) {
        this.type = type;
        this.optional = optional;
        this.defaultValue = defaultValue;
        this.name = name;
        this.version = version;
        this.doc = doc;
        this.parameters = parameters == null ? null : Collections.unmodifiableMap(parameters);
        this.fields = fields;
        this.fieldsByName = fieldsByName;
        this.keySchema = keySchema;
        this.valueSchema = valueSchema;
    }

    /**
     * Makes a schema without parameters, fields, keys and values.
     *
     * @param type the basic type
     * @param optional whether null is a value
     * @param defaultValue what stands in for a missing value; null for none
     * @param name the name of the logical or structured type; null for none
     * @param version the version of the named type; null for none
     * @param doc an explanation for people; null for none
     */
    public ConnectSchema(Type type, boolean optional, Object defaultValue, String name, Integer version, String doc) {
        this(type, optional, defaultValue, name, version, doc, null, null, null, null);
    }

    /** @param type the basic type of a schema that requires a value and has no further properties */
    public ConnectSchema(Type type) {
        this(type, false, null, null, null, null);
    }

    static List<Field> copyOf(Collection<Field> fields) {
        return fields == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(fields));
    }

    private static Map<String, Field> byName(List<Field> fields) {
        Map<String, Field> byName = new HashMap<>();
        for (Field field : fields == null ? List.<Field>of() : fields) {
            byName.put(field.name(), field);
        }
        return byName;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public boolean isOptional() {
        return optional;
    }

    @Override
    public Object defaultValue() {
        return defaultValue;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Integer version() {
        return version;
    }

    @Override
    public String doc() {
        return doc;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public List<Field> fields() {
        requireStruct();
        return fields;
    }

    @Override
    public Field field(String fieldName) {
        requireStruct();
        return fieldsByName.get(fieldName);
    }

    private void requireStruct() {
        if (type != Type.STRUCT) {
            throw new DataException("Cannot look at the fields of " + this + ": only a STRUCT has fields.");
        }
    }

    @Override
    public Schema keySchema() {
        if (type != Type.MAP) {
            throw new DataException("Cannot look at the key schema of " + this + ": only a MAP has keys.");
        }
        return keySchema;
    }

    @Override
    public Schema valueSchema() {
        if (type != Type.MAP && type != Type.ARRAY) {
            throw new DataException(
                    "Cannot look at the value schema of " + this + ": only a MAP or an ARRAY has values.");
        }
        return valueSchema;
    }

    /**
     * Checks that a value, with all it contains, follows a schema.
     *
     * @param schema the schema to follow; not null
     * @param value the value; may be null
     * @throws DataException if the value does not follow the schema
     */
    public static void validateValue(Schema schema, Object value) {
        Conformance.check(null, schema, value);
    }

    /**
     * Checks that a value, with all it contains, follows a schema.
     *
     * @param field what the value is for, to name it in the exception
     * @param schema the schema to follow; not null
     * @param value the value; may be null
     * @throws DataException if the value does not follow the schema
     */
    public static void validateValue(String field, Schema schema, Object value) {
        Conformance.check(field, schema, value);
    }

    /**
     * Checks that a value, with all it contains, follows this schema.
     *
     * @param value the value; may be null
     * @throws DataException if it does not
     */
    public void validateValue(Object value) {
        Conformance.check(null, this, value);
    }

    /** @return this schema, which is immutable already; not null */
    @Override
    public ConnectSchema schema() {
        return this;
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        if (o == null || getClass() != o.getClass()) {
            return false;
        }
        ConnectSchema that = (ConnectSchema) o;
        return !isKnownToDiffer(that)
                && type == that.type
                && optional == that.optional
                && Objects.equals(name, that.name)
                && Objects.equals(version, that.version)
                && Objects.equals(doc, that.doc)
                && sameFields(fields, that.fields)
                && Objects.equals(keySchema, that.keySchema)
                && Objects.equals(valueSchema, that.valueSchema)
                && Objects.equals(parameters, that.parameters)
                && Objects.deepEquals(defaultValue, that.defaultValue);
    }

    private static boolean sameFields(List<Field> some, List<Field> others) {
        if (some == null || others == null || some.size() != others.size()) {
            return some == others;
        }
        for (int i = 0; i < some.size(); i++) { // by index, as an iterator would be an object for each comparison
            if (!some.get(i).equals(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** By the hash codes, if both were asked for already. */
    private boolean isKnownToDiffer(ConnectSchema that) {
        return hash != 0 && that.hash != 0 && hash != that.hash;
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = Objects.hash(type, optional, name, version, doc, parameters, fields, keySchema, valueSchema);
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name == null ? "Schema{" + type + "}" : "Schema{" + name + ":" + type + "}";
    }

    /**
     * Finds the basic type whose values a Java class holds. Classes of logical types, such as
     * {@link java.math.BigDecimal}, belong to no single basic type.
     *
     * @param klass the class; not null
     * @return the type, or null if values of the class fit none
     */
    public static Type schemaType(Class<?> klass) {
        if (Number.class.isAssignableFrom(klass)) {
            return numberType(klass);
        } else if (klass == String.class) {
            return Type.STRING;
        } else if (klass == Boolean.class) {
            return Type.BOOLEAN;
        } else if (klass == byte[].class || ByteBuffer.class.isAssignableFrom(klass)) {
            return Type.BYTES;
        } else if (List.class.isAssignableFrom(klass)) {
            return Type.ARRAY;
        } else if (Map.class.isAssignableFrom(klass)) {
            return Type.MAP;
        } else if (Struct.class.isAssignableFrom(klass)) {
            return Type.STRUCT;
        }
        return null;
    }

    private static Type numberType(Class<?> klass) {
        if (klass == Integer.class) {
            return Type.INT32;
        } else if (klass == Long.class) {
            return Type.INT64;
        } else if (klass == Double.class) {
            return Type.FLOAT64;
        } else if (klass == Float.class) {
            return Type.FLOAT32;
        } else if (klass == Short.class) {
            return Type.INT16;
        } else if (klass == Byte.class) {
            return Type.INT8;
        }
        return null;
    }
}
