package org.apache.kafka.connect.transforms;

import java.util.List;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.util.SchemaUtil;

/** What a {@link CastSpec} means for values of one schema: the new schema, and the type for each field by index. */
final class CastPlan {
    private final Schema source;
    private final Schema target;
    private final Casting whole;
    private final Field[] from;
    private final Field[] to;
    private final Casting[] castings;

    private CastPlan(Schema source, Schema target, Casting whole, Casting[] castings) {
        this.source = source;
        this.target = target;
        this.whole = whole;
        this.castings = castings;
        this.from = whole == null ? source.fields().toArray(new Field[0]) : null;
        this.to = whole == null ? target.fields().toArray(new Field[0]) : null;
    }

    static CastPlan of(Schema schema, CastSpec spec) {
        if (spec.whole() != null) {
            return new CastPlan(schema, wholeSchema(schema, spec.whole()), spec.whole(), null);
        }
        SchemaBuilder target = SchemaUtil.copySchemaBasics(schema, SchemaBuilder.struct());
        if (schema.isOptional()) {
            target.optional();
        }
        List<Field> fields = schema.fields();
        Casting[] castings = new Casting[fields.size()];
        for (int i = 0; i < castings.length; i++) {
            Field field = fields.get(i);
            castings[i] = spec.fields().get(field.name());
            target.field(field.name(), castings[i] == null ? field.schema() : cast(field.schema(), castings[i]));
        }
        return new CastPlan(schema, target.build(), null, castings);
    }

    Schema target() {
        return target;
    }

    Object ofWhole(Object value) {
        return cast(source, value, whole);
    }

    Struct of(Struct struct, Nulls nulls) {
        Struct cast = new Struct(target);
        for (int i = 0; i < castings.length; i++) {
            Object value = nulls.read(struct, from[i]);
            cast.put(to[i], castings[i] == null ? value : cast(from[i].schema(), value, castings[i]));
        }
        return cast;
    }

    /** Keeps name and version, as what the data is has not changed. */
    private static Schema wholeSchema(Schema schema, Casting type) {
        return cast(schema, type, SchemaUtil.copySchemaBasics(schema, type.schema()));
    }

    private static Schema cast(Schema schema, Casting type) {
        return cast(schema, type, type.schema());
    }

    private static Schema cast(Schema schema, Casting type, SchemaBuilder cast) {
        if (schema.isOptional()) {
            cast.optional();
        }
        if (schema.defaultValue() != null) {
            cast.defaultValue(cast(schema, schema.defaultValue(), type));
        }
        return cast.build();
    }

    private static Object cast(Schema schema, Object value, Casting type) {
        if (value == null) {
            return null;
        }
        if (!isCastable(schema)) {
            throw new DataException("Cannot cast a value of " + schema + " to " + type + ".");
        }
        return type.of(type == Casting.STRING ? value : numberIfDate(schema, value));
    }

    private static boolean isCastable(Schema schema) {
        return schema.type().isPrimitive();
    }

    /** Dates, times and timestamps cast to numbers are days or milliseconds. */
    private static Object numberIfDate(Schema schema, Object value) {
        if (!(value instanceof java.util.Date date) || schema.name() == null) {
            return value;
        }
        return switch (schema.name()) {
            case Date.LOGICAL_NAME -> Date.fromLogical(schema, date);
            case Time.LOGICAL_NAME -> Time.fromLogical(schema, date);
            case Timestamp.LOGICAL_NAME -> Timestamp.fromLogical(schema, date);
            default -> value;
        };
    }
}
