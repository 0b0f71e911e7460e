package org.apache.kafka.connect.data;

import java.util.Objects;

/**
 * A value together with the schema it follows. Immutable, as far as the value is.
 */
public class SchemaAndValue {

    /** Neither a schema nor a value. */
    public static final SchemaAndValue NULL = new SchemaAndValue(null, null);

    private final Schema schema;
    private final Object value;

    /**
     * Pairs the two without checking that they fit.
     *
     * @param schema what describes the value; null if nothing does
     * @param value the value; may be null
     */
    public SchemaAndValue(Schema schema, Object value) {
        this.schema = schema;
        this.value = value;
    }

    /** @return what describes the value, or null if nothing does */
    public Schema schema() {
        return schema;
    }

    /** @return the value; may be null */
    public Object value() {
        return value;
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        if (o == null || getClass() != o.getClass()) {
            return false;
        }
        SchemaAndValue that = (SchemaAndValue) o;
        return Objects.equals(schema, that.schema) && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return (31 + Objects.hashCode(schema)) * 31 + Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return "SchemaAndValue{schema=" + schema + ", value=" + value + "}";
    }
}
