package org.apache.kafka.connect.data;

import java.util.Objects;

/**
 * One field of a struct: its name, its place and the schema of its values. Immutable.
 */
public class Field {
    private final String name;
    private final int index;
    private final Schema schema;

    /**
     * @param name what the field is called, unique in its struct
     * @param index the place of the field in its struct, from zero
     * @param schema the schema of the field's values
     */
    public Field(String name, int index, Schema schema) {
        this.name = name;
        this.index = index;
        this.schema = schema;
    }

    /** @return what the field is called, unique in its struct */
    public String name() {
        return name;
    }

    /** @return the place of the field in its struct, from zero */
    public int index() {
        return index;
    }

    /** @return the schema of the field's values */
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        if (o == null || getClass() != o.getClass()) {
            return false;
        }
        Field that = (Field) o;
        return index == that.index && Objects.equals(name, that.name) && Objects.equals(schema, that.schema);
    }

    @Override
    public int hashCode() {
        return (Objects.hashCode(name) * 31 + index) * 31 + Objects.hashCode(schema);
    }

    @Override
    public String toString() {
        return "Field{name=" + name + ", index=" + index + ", schema=" + schema + "}";
    }
}
