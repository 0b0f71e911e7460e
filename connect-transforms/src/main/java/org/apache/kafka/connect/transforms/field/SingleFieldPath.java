package org.apache.kafka.connect.transforms.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.util.Requirements;

/** The way to one field from the top of a record, through structs or maps. */
public class SingleFieldPath {
    private final FieldSyntaxVersion version;
    private final List<String> names;

    /**
     * Reads a path.
     *
     * @param pathText the path as users write it
     * @param version how to read it
     * @throws org.apache.kafka.common.config.ConfigException if it cannot be read
     */
    public SingleFieldPath(String pathText, FieldSyntaxVersion version) {
        this.version = version;
        this.names = version == FieldSyntaxVersion.V1 ? List.of(pathText) : new PathText(pathText).names();
    }

    /**
     * Follows the path through the schemas of structs.
     *
     * @param schema the schema of a struct
     * @return the fields on the way to the last name, one per name; empty if a name is not there
     * @throws org.apache.kafka.connect.errors.DataException if the way leads through something else than structs
     */
    public List<Field> fieldsFrom(Schema schema) {
        requireNames();
        List<Field> fields = new ArrayList<>(names.size());
        Schema within = schema;
        for (String name : names) {
            Field field = within.field(name);
            if (field == null) {
                return List.of();
            }
            fields.add(field);
            within = field.schema();
        }
        return fields;
    }

    /**
     * Finds the field at the end of the path.
     *
     * @param schema the schema of a struct
     * @return the field at the end of the path, or null if it is not there
     */
    public Field fieldFrom(Schema schema) {
        List<Field> fields = fieldsFrom(schema);
        return fields.isEmpty() ? null : fields.get(fields.size() - 1);
    }

    /**
     * Reads the value at the end of the path, with defaults in place of nulls.
     *
     * @param struct a struct
     * @return the value at the end of the path, defaults in place of nulls; null if it is not there
     */
    public Object valueFrom(Struct struct) {
        return valueFrom(struct, true);
    }

    /**
     * Reads the value at the end of the path.
     *
     * @param struct a struct, or null
     * @param replaceNullWithDefault whether a default takes the place of a null at the end of the path; on the way it does
     * @return the value at the end of the path; null if it is not there
     */
    public Object valueFrom(Struct struct, boolean replaceNullWithDefault) {
        List<Field> fields = struct == null ? List.of() : fieldsFrom(struct.schema());
        Object value = null;
        Struct within = struct;
        for (int i = 0; i < fields.size() && within != null; i++) {
            boolean isLast = i == fields.size() - 1;
            String name = fields.get(i).name();
            value = !isLast || replaceNullWithDefault ? within.get(name) : within.getWithoutDefault(name);
            within = isLast ? within : (Struct) value;
        }
        return value;
    }

    /**
     * Reads the value at the end of the path.
     *
     * @param map a map, or null
     * @return the value at the end of the path; null if it is not there
     */
    public Object valueFrom(Map<String, Object> map) {
        if (map != null) {
            requireNames();
        }
        Object value = map;
        for (String name : names) {
            if (value == null) {
                return null;
            }
            value = Requirements.requireMap(value, "reading " + this).get(name);
        }
        return value;
    }

    private void requireNames() {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Cannot find a field by an empty path. Name the field.");
        }
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        if (o == null || getClass() != o.getClass()) {
            return false;
        }
        SingleFieldPath that = (SingleFieldPath) o;
        return version == that.version && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(version, names);
    }

    @Override
    public String toString() {
        return "the field path " + String.join(" > ", names);
    }
}
