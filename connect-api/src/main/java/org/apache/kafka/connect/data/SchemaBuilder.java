package org.apache.kafka.connect.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.SchemaBuilderException;

/**
 * Puts a schema together, property by property, and builds it.
 *
 * <pre>{@code
 * Schema order = SchemaBuilder.struct().name("com.acme.Order")
 *         .field("id", Schema.INT64_SCHEMA)
 *         .field("note", Schema.OPTIONAL_STRING_SCHEMA)
 *         .build();
 * }</pre>
 *
 * <p>Each property is set once; setting it again to another value is refused, because one of the two must be a mistake.
 * Parameters are the exception: the last value counts. A builder belongs to one thread. It is itself a schema, so that
 * it can be read while it grows, but only what {@link #build} returns compares by content.
 */
public class SchemaBuilder implements Schema {
    private final Type type;
    private final Schema keySchema;
    private final Schema valueSchema;
    private Map<String, Field> fields;
    private boolean isBuilt; // then the maps belong to a schema, and are to be copied before they are changed
    private Boolean optional;
    private Object defaultValue;
    private String name;
    private Integer version;
    private String doc;
    private Map<String, String> parameters;

    /**
     * @param type the basic type; not null
     * @throws SchemaBuilderException if it is null
     */
    public SchemaBuilder(Type type) {
        this(type, null, null);
    }

    private SchemaBuilder(Type type, Schema keySchema, Schema valueSchema) {
        if (type == null) {
            throw new SchemaBuilderException("Cannot build a schema without a type.");
        }
        this.type = type;
        this.keySchema = keySchema;
        this.valueSchema = valueSchema;
        this.fields = type == Type.STRUCT ? new LinkedHashMap<>() : null;
    }

    @Override
    public boolean isOptional() {
        return optional != null && optional;
    }

    /**
     * Makes null a value.
     *
     * @return this builder
     * @throws SchemaBuilderException if the schema was called required
     */
    public SchemaBuilder optional() {
        requireUnset("optional", optional, true);
        optional = true;
        return this;
    }

    /**
     * Says in so many words that null is not a value, which is so from the start.
     *
     * @return this builder
     * @throws SchemaBuilderException if the schema was called optional
     */
    public SchemaBuilder required() {
        requireUnset("optional", optional, false);
        optional = false;
        return this;
    }

    @Override
    public Object defaultValue() {
        return defaultValue;
    }

    /**
     * Sets what stands in for a missing value. Call it after everything that decides which values are valid.
     *
     * @param value a value of this schema; null, for an optional schema, sets nothing
     * @return this builder
     * @throws SchemaBuilderException if another default is set, or the value does not follow the schema
     */
    public SchemaBuilder defaultValue(Object value) {
        requireUnset("default", defaultValue, value);
        try {
            ConnectSchema.validateValue(this, value);
        } catch (DataException e) {
            throw new SchemaBuilderException("Cannot set a default that the schema itself does not allow.", e);
        }
        defaultValue = value;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * @param name the name of the logical or structured type
     * @return this builder
     * @throws SchemaBuilderException if another name is set
     */
    public SchemaBuilder name(String name) {
        requireUnset("name", this.name, name);
        this.name = name;
        return this;
    }

    @Override
    public Integer version() {
        return version;
    }

    /**
     * @param version the version of the named type, higher being newer
     * @return this builder
     * @throws SchemaBuilderException if another version is set
     */
    public SchemaBuilder version(Integer version) {
        requireUnset("version", this.version, version);
        this.version = version;
        return this;
    }

    @Override
    public String doc() {
        return doc;
    }

    /**
     * @param doc an explanation for people
     * @return this builder
     * @throws SchemaBuilderException if another explanation is set
     */
    public SchemaBuilder doc(String doc) {
        requireUnset("doc", this.doc, doc);
        this.doc = doc;
        return this;
    }

    @Override
    public Map<String, String> parameters() {
        return parameters == null ? null : Collections.unmodifiableMap(parameters);
    }

    /**
     * Adds a parameter, or replaces the one of that name.
     *
     * @param propertyName the parameter's name
     * @param propertyValue its value
     * @return this builder
     */
    public SchemaBuilder parameter(String propertyName, String propertyValue) {
        keepWhatWasBuilt();
        if (parameters == null) {
            parameters = new LinkedHashMap<>(2);
        }
        parameters.put(propertyName, propertyValue);
        return this;
    }

    /**
     * Adds parameters, replacing those of the same names.
     *
     * @param props the parameters; not null; when empty, nothing changes
     * @return this builder
     */
    public SchemaBuilder parameters(Map<String, String> props) {
        props.forEach(this::parameter);
        return this;
    }

    @Override
    public Type type() {
        return type;
    }

    /**
     * @param type the basic type; not null
     * @return a new builder for it
     * @throws SchemaBuilderException if the type is null
     */
    public static SchemaBuilder type(Type type) {
        return new SchemaBuilder(type);
    }

    /** @return a new builder for {@link Byte} values */
    public static SchemaBuilder int8() {
        return new SchemaBuilder(Type.INT8);
    }

    /** @return a new builder for {@link Short} values */
    public static SchemaBuilder int16() {
        return new SchemaBuilder(Type.INT16);
    }

    /** @return a new builder for {@link Integer} values */
    public static SchemaBuilder int32() {
        return new SchemaBuilder(Type.INT32);
    }

    /** @return a new builder for {@link Long} values */
    public static SchemaBuilder int64() {
        return new SchemaBuilder(Type.INT64);
    }

    /** @return a new builder for {@link Float} values */
    public static SchemaBuilder float32() {
        return new SchemaBuilder(Type.FLOAT32);
    }

    /** @return a new builder for {@link Double} values */
    public static SchemaBuilder float64() {
        return new SchemaBuilder(Type.FLOAT64);
    }

    /** @return a new builder for {@link Boolean} values */
    public static SchemaBuilder bool() {
        return new SchemaBuilder(Type.BOOLEAN);
    }

    /** @return a new builder for {@link String} values */
    public static SchemaBuilder string() {
        return new SchemaBuilder(Type.STRING);
    }

    /** @return a new builder for {@code byte[]} and {@link java.nio.ByteBuffer} values */
    public static SchemaBuilder bytes() {
        return new SchemaBuilder(Type.BYTES);
    }

    /** @return a new builder for {@link Struct} values, as yet without fields */
    public static SchemaBuilder struct() {
        return new SchemaBuilder(Type.STRUCT);
    }

    /**
     * Adds a field behind the others.
     *
     * @param fieldName what it is called; neither null nor empty nor taken
     * @param fieldSchema the schema of its values; not null
     * @return this builder
     * @throws SchemaBuilderException if this is not a struct or the field is not usable
     */
    public SchemaBuilder field(String fieldName, Schema fieldSchema) {
        if (type != Type.STRUCT) {
            throw refusedField(fieldName, "only a STRUCT has fields, and this is of type " + type);
        } else if (fieldName == null || fieldName.isEmpty()) {
            throw refusedField(fieldName, "it needs a name");
        } else if (fieldSchema == null) {
            throw refusedField(fieldName, "it needs a schema");
        }
        keepWhatWasBuilt();
        if (fields.putIfAbsent(fieldName, new Field(fieldName, fields.size(), fieldSchema)) != null) {
            throw refusedField(fieldName, "the struct has a field of that name already");
        }
        return this;
    }

    private static SchemaBuilderException refusedField(String fieldName, String reason) {
        return new SchemaBuilderException("Cannot add the field \"" + fieldName + "\": " + reason + ".");
    }

    @Override
    public List<Field> fields() {
        requireStruct();
        return new ArrayList<>(fields.values());
    }

    @Override
    public Field field(String fieldName) {
        requireStruct();
        return fields.get(fieldName);
    }

    private void requireStruct() {
        if (fields == null) {
            throw new DataException(
                    "Cannot look at the fields of a schema of type " + type + ": only a STRUCT has any.");
        }
    }

    /**
     * @param valueSchema the schema of the elements; not null
     * @return a new builder for {@link List} values
     * @throws SchemaBuilderException if the schema is null
     */
    public static SchemaBuilder array(Schema valueSchema) {
        requireSchema("elements of an array", valueSchema);
        return new SchemaBuilder(Type.ARRAY, null, valueSchema);
    }

    /**
     * @param keySchema the schema of the keys; not null
     * @param valueSchema the schema of the values; not null
     * @return a new builder for {@link Map} values
     * @throws SchemaBuilderException if a schema is null
     */
    public static SchemaBuilder map(Schema keySchema, Schema valueSchema) {
        requireSchema("keys of a map", keySchema);
        requireSchema("values of a map", valueSchema);
        return new SchemaBuilder(Type.MAP, keySchema, valueSchema);
    }

    private static void requireSchema(String of, Schema schema) {
        if (schema == null) {
            throw new SchemaBuilderException("Cannot build a schema: the " + of + " need a schema, and it is null.");
        }
    }

    /** @return the schema of a map's keys, or null if this is not a map */
    @Override
    public Schema keySchema() {
        return keySchema;
    }

    /** @return the schema of a map's values or an array's elements, or null if this is neither */
    @Override
    public Schema valueSchema() {
        return valueSchema;
    }

    /**
     * Builds what was described so far. The builder may go on; what it built does not change any more.
     *
     * @return a new immutable schema; not null
     */
    public Schema build() {
        isBuilt = true;
        return new ConnectSchema(
                type,
                isOptional(),
                defaultValue,
                name,
                version,
                doc,
                parameters,
                fields == null ? null : ConnectSchema.copyOf(fields.values()),
                fields,
                keySchema,
                valueSchema);
    }

    /** Most builders build once, so a schema gets the maps themselves, and only a builder that goes on makes copies. */
    private void keepWhatWasBuilt() {
        if (isBuilt) {
            fields = fields == null ? null : new LinkedHashMap<>(fields);
            parameters = parameters == null ? null : new LinkedHashMap<>(parameters);
            isBuilt = false;
        }
    }

    /** @return the same as {@link #build} */
    @Override
    public Schema schema() {
        return build();
    }

    private static void requireUnset(String property, Object present, Object wanted) {
        if (present != null && !present.equals(wanted)) {
            throw new SchemaBuilderException(
                    "Cannot set the " + property + " of a schema twice: it was set before, to a" + " different value.");
        }
    }
}
