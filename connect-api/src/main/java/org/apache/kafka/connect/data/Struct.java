package org.apache.kafka.connect.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/**
 * A value with named fields, following the schema of a struct.
 *
 * <p>What is put in is checked at once; that nothing required is missing shows only in {@link #validate}. Reading by
 * {@link Field} is an array access, reading by name a map lookup before it. A struct belongs to one thread at a time
 * and does not copy what is put into it.
 */
public class Struct {
    private final Schema schema;
    private final Object[] values;

    /**
     * Makes a struct with all fields missing.
     *
     * @param schema the schema to follow; not null
     * @throws DataException if it is not the schema of a struct
     */
    public Struct(Schema schema) {
        if (schema.type() != Schema.Type.STRUCT) {
            throw new DataException("Cannot make a struct of " + schema + ": its type is not STRUCT.");
        }
        this.schema = schema;
        this.values = new Object[schema.fields().size()];
    }

    /** @return the schema this struct follows; not null */
    public Schema schema() {
        return schema;
    }

    /**
     * @param fieldName the name of a field
     * @return its value, the default of its schema if it is missing, or null if there is neither
     * @throws DataException if there is no such field
     */
    public Object get(String fieldName) {
        return get(lookUp(fieldName));
    }

    /**
     * @param field a field of this struct's schema; not null
     * @return its value, the default of its schema if it is missing, or null if there is neither
     */
    public Object get(Field field) {
        Object value = values[field.index()];
        return value != null ? value : field.schema().defaultValue();
    }

    /**
     * @param fieldName the name of a field
     * @return its value, or null if it is missing
     * @throws DataException if there is no such field
     */
    public Object getWithoutDefault(String fieldName) {
        return values[lookUp(fieldName).index()];
    }

    /**
     * @param fieldName the name of a field of type INT8
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public Byte getInt8(String fieldName) {
        return (Byte) typed(fieldName, Schema.Type.INT8);
    }

    /**
     * @param fieldName the name of a field of type INT16
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public Short getInt16(String fieldName) {
        return (Short) typed(fieldName, Schema.Type.INT16);
    }

    /**
     * @param fieldName the name of a field of type INT32 that is not of a logical type
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public Integer getInt32(String fieldName) {
        return (Integer) typed(fieldName, Schema.Type.INT32);
    }

    /**
     * @param fieldName the name of a field of type INT64 that is not of a logical type
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public Long getInt64(String fieldName) {
        return (Long) typed(fieldName, Schema.Type.INT64);
    }

    /**
     * @param fieldName the name of a field of type FLOAT32
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public Float getFloat32(String fieldName) {
        return (Float) typed(fieldName, Schema.Type.FLOAT32);
    }

    /**
     * @param fieldName the name of a field of type FLOAT64
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public Double getFloat64(String fieldName) {
        return (Double) typed(fieldName, Schema.Type.FLOAT64);
    }

    /**
     * @param fieldName the name of a field of type BOOLEAN
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public Boolean getBoolean(String fieldName) {
        return (Boolean) typed(fieldName, Schema.Type.BOOLEAN);
    }

    /**
     * @param fieldName the name of a field of type STRING
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public String getString(String fieldName) {
        return (String) typed(fieldName, Schema.Type.STRING);
    }

    /**
     * @param fieldName the name of a field of type BYTES that is not of a logical type
     * @return its value without regard to defaults, or null if it is missing; for a buffer, the array behind it
     * @throws DataException if there is no such field or it is of another type
     */
    public byte[] getBytes(String fieldName) {
        Object value = typed(fieldName, Schema.Type.BYTES);
        return value instanceof ByteBuffer buffer ? buffer.array() : (byte[]) value;
    }

    /**
     * @param fieldName the name of a field of type ARRAY
     * @param <T> the class of the elements, which nothing checks
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    @SuppressWarnings("unchecked")
    public <T> List<T> getArray(String fieldName) {
        return (List<T>) typed(fieldName, Schema.Type.ARRAY);
    }

    /**
     * @param fieldName the name of a field of type MAP
     * @param <K> the class of the keys, which nothing checks
     * @param <V> the class of the values, which nothing checks
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    @SuppressWarnings("unchecked")
    public <K, V> Map<K, V> getMap(String fieldName) {
        return (Map<K, V>) typed(fieldName, Schema.Type.MAP);
    }

    /**
     * @param fieldName the name of a field of type STRUCT
     * @return its value without regard to defaults, or null if it is missing
     * @throws DataException if there is no such field or it is of another type
     */
    public Struct getStruct(String fieldName) {
        return (Struct) typed(fieldName, Schema.Type.STRUCT);
    }

    /**
     * Sets a field.
     *
     * @param fieldName the name of a field
     * @param value a value of the field's schema
     * @return this struct
     * @throws DataException if there is no such field or the value does not follow its schema
     */
    public Struct put(String fieldName, Object value) {
        return put(lookUp(fieldName), value);
    }

    /**
     * Sets a field.
     *
     * @param field a field of this struct's schema; not null
     * @param value a value of the field's schema
     * @return this struct
     * @throws DataException if the field is null or the value does not follow its schema
     */
    public Struct put(Field field, Object value) {
        if (field == null) {
            throw new DataException("Cannot set a field of a struct of " + schema + ": the field is null.");
        }
        Conformance.check(field.name(), field.schema(), value);
        values[field.index()] = value;
        return this;
    }

    /**
     * Checks that every field has a value, unless it is optional or has a default, and that all values follow their
     * schemas still.
     *
     * @throws DataException if not
     */
    public void validate() {
        List<Field> fields = schema.fields();
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            Object value = values[i];
            if (value != null || field.schema().defaultValue() == null) {
                Conformance.check(field.name(), field.schema(), value);
            }
        }
    }

    private Field lookUp(String fieldName) {
        Field field = schema.field(fieldName);
        if (field == null) {
            throw new DataException("Cannot find the field \"" + fieldName + "\" in " + schema + ".");
        }
        return field;
    }

    private Object typed(String fieldName, Schema.Type type) {
        Field field = lookUp(fieldName);
        if (field.schema().type() != type) {
            throw new DataException("Cannot read the field \"" + fieldName + "\" of " + schema + " as " + type
                    + ": its schema is " + field.schema() + ".");
        }
        return values[field.index()];
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        if (o == null || getClass() != o.getClass()) {
            return false;
        }
        Struct that = (Struct) o;
        return schema.equals(that.schema) && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * schema.hashCode() + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Struct{");
        List<Field> fields = schema.fields();
        boolean first = true;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                text.append(first ? "" : ",")
                        .append(fields.get(i).name())
                        .append('=')
                        .append(values[i]);
                first = false;
            }
        }
        return text.append('}').toString();
    }
}
