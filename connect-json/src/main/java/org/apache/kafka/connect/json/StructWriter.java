package org.apache.kafka.connect.json;

import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Writes structs, field by field in the order of the schema, with names that are already JSON.
 */
final class StructWriter implements ValueWriter {
    private final Schema schema;
    private final Member[] members;

    StructWriter(Schema schema, Writers writers, boolean defaultForNull) {
        this.schema = schema;
        List<Field> fields = schema.fields();
        this.members = new Member[fields.size()];
        for (Field field : fields) {
            members[field.index()] = Member.of(field, writers.of(field.schema()), defaultForNull);
        }
    }

    @Override
    public void write(JsonOutput json, Object value) {
        Struct struct = Writers.expect(Struct.class, value, schema);
        if (struct.schema() != schema && !struct.schema().equals(schema)) {
            throw new DataException("Cannot write a struct as JSON: its schema " + struct.schema()
                    + " is not the expected " + schema + ".");
        }
        json.startObject();
        for (Member member : members) {
            member.write(json, struct);
        }
        json.endObject();
    }

    /**
     * One field.
     *
     * @param literal whether an unset field is to be seen as null although it has a default
     */
    private record Member(Field field, MemberName name, boolean literal, ValueWriter writer) {

        static Member of(Field field, ValueWriter writer, boolean defaultForNull) {
            boolean literal = !defaultForNull && field.schema().defaultValue() != null;
            return new Member(field, MemberName.of(field.name()), literal, writer);
        }

        void write(JsonOutput json, Struct struct) {
            json.name(name);
            writer.write(json, literal ? struct.getWithoutDefault(field.name()) : struct.get(field));
        }
    }
}
