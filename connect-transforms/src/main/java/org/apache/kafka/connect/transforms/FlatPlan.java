package org.apache.kafka.connect.transforms;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.util.SchemaUtil;

/** How structs of one schema, with structs in them, become structs without. */
final class FlatPlan {
    private final Schema target;
    private final Level top;

    private FlatPlan(Schema target, Level top) {
        this.target = target;
        this.top = top;
    }

    static FlatPlan of(Schema schema, String delimiter) {
        SchemaBuilder target = SchemaUtil.copySchemaBasics(schema, SchemaBuilder.struct());
        addLeaves(target, schema, "", delimiter, schema.isOptional(), (Struct) schema.defaultValue());
        Schema flat = target.build();
        return new FlatPlan(flat, Level.of(schema, flat, "", delimiter));
    }

    Schema target() {
        return target;
    }

    Struct of(Struct source) {
        Struct flat = new Struct(target);
        top.fill(source, flat);
        return flat;
    }

    /** A leaf may be missing if anything above it may, and takes its default from the default nearest to the top. */
    private static void addLeaves(
            SchemaBuilder target, Schema schema, String prefix, String delimiter, boolean optional, Struct defaults) {
        for (Field field : schema.fields()) {
            Schema leaf = field.schema();
            String name = prefix + field.name();
            boolean isOptional = optional || leaf.isOptional();
            Object byDefault =
                    leaf.defaultValue() != null ? leaf.defaultValue() : defaults == null ? null : defaults.get(field);
            if (leaf.type() == Schema.Type.STRUCT) {
                addLeaves(target, leaf, name + delimiter, delimiter, isOptional, (Struct) byDefault);
            } else if (leaf.type() == Schema.Type.MAP) {
                throw new DataException("Cannot flatten the field " + name + " of " + schema
                        + ": its type is MAP, and what " + "entries it has is not known to the schema.");
            } else {
                target.field(name, leafSchema(leaf, isOptional, byDefault));
            }
        }
    }

    private static Schema leafSchema(Schema schema, boolean isOptional, Object byDefault) {
        SchemaBuilder leaf = SchemaUtil.copySchemaBasics(schema);
        if (isOptional) {
            leaf.optional();
        }
        if (byDefault != null) {
            leaf.defaultValue(byDefault);
        }
        return leaf.build();
    }

    /** The fields of one struct: where they go if they are leaves, and the level below if not. */
    @SuppressWarnings("ArrayRecordComponent") // read by index for every record, shared with nobody
    private record Level(Field[] fields, Field[] targets, Level[] below) {

        static Level of(Schema schema, Schema flat, String prefix, String delimiter) {
            List<Field> fields = new ArrayList<>();
            List<Field> targets = new ArrayList<>();
            List<Level> below = new ArrayList<>();
            for (Field field : schema.fields()) {
                String name = prefix + field.name();
                boolean isLeaf = field.schema().type() != Schema.Type.STRUCT;
                fields.add(isLeaf ? field : withoutDefault(field));
                targets.add(isLeaf ? flat.field(name) : null);
                below.add(isLeaf ? null : of(field.schema(), flat, name + delimiter, delimiter));
            }
            return new Level(fields.toArray(new Field[0]), targets.toArray(new Field[0]), below.toArray(new Level[0]));
        }

        /** Reads a missing struct as missing, as its leaves have taken over its default. */
        private static Field withoutDefault(Field field) {
            return new Field(field.name(), field.index(), Schema.OPTIONAL_STRING_SCHEMA);
        }

        /** A struct that is missing leaves its leaves missing. */
        void fill(Struct source, Struct flat) {
            for (int i = 0; i < fields.length; i++) {
                if (targets[i] != null) {
                    flat.put(targets[i], source.get(fields[i]));
                } else if (source.get(fields[i]) instanceof Struct nested) {
                    below[i].fill(nested, flat);
                }
            }
        }
    }
}
