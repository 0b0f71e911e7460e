package org.apache.kafka.connect.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Makes the writer for a schema. Everything that can be decided without a value is decided here.
 */
final class Writers {
    private final DecimalFormat decimals;
    private final boolean defaultForNull;

    Writers(DecimalFormat decimals, boolean defaultForNull) {
        this.decimals = decimals;
        this.defaultForNull = defaultForNull;
    }

    ValueWriter of(Schema schema) {
        return schema == null ? new SchemalessWriter() : new NullWriter(schema, defaultForNull, nonNull(schema));
    }

    private ValueWriter nonNull(Schema schema) {
        ValueWriter logical = logical(schema);
        return logical == null ? physical(schema) : logical;
    }

    /** The name decides, whatever the type is: values of a logical type are Java objects of that logical type. */
    private ValueWriter logical(Schema schema) {
        if (schema.name() == null) {
            return null;
        }
        return switch (schema.name()) {
            case Decimal.LOGICAL_NAME ->
                decimals == DecimalFormat.NUMERIC
                        ? (json, value) -> json.number(expect(BigDecimal.class, value, schema))
                        : (json, value) ->
                                json.bytes(Decimal.fromLogical(schema, expect(BigDecimal.class, value, schema)));
            case Date.LOGICAL_NAME ->
                (json, value) -> json.number(Date.fromLogical(schema, expect(java.util.Date.class, value, schema)));
            case Time.LOGICAL_NAME ->
                (json, value) -> json.number(Time.fromLogical(schema, expect(java.util.Date.class, value, schema)));
            case Timestamp.LOGICAL_NAME ->
                (json, value) ->
                        json.number(Timestamp.fromLogical(schema, expect(java.util.Date.class, value, schema)));
            default -> null;
        };
    }

    private ValueWriter physical(Schema schema) {
        return switch (schema.type()) {
            case INT8 -> (json, value) -> json.number(expect(Byte.class, value, schema));
            case INT16 -> (json, value) -> json.number(expect(Short.class, value, schema));
            case INT32 -> (json, value) -> json.number(expect(Integer.class, value, schema));
            case INT64 -> (json, value) -> json.number(expect(Long.class, value, schema));
            case FLOAT32 -> (json, value) -> json.number(expect(Float.class, value, schema));
            case FLOAT64 -> (json, value) -> json.number(expect(Double.class, value, schema));
            case BOOLEAN -> (json, value) -> json.bool(expect(Boolean.class, value, schema));
            case STRING ->
                (json, value) ->
                        json.text(expect(CharSequence.class, value, schema).toString());
            case BYTES -> (json, value) -> bytes(json, value, schema);
            case ARRAY -> array(schema);
            case MAP -> map(schema);
            case STRUCT -> new StructWriter(schema, this, defaultForNull);
        };
    }

    private ValueWriter array(Schema schema) {
        ValueWriter element = of(schema.valueSchema());
        return (json, value) -> {
            json.startArray();
            for (Object item : expect(Collection.class, value, schema)) {
                element.write(json, item);
            }
            json.endArray();
        };
    }

    private ValueWriter map(Schema schema) {
        ValueWriter values = of(schema.valueSchema());
        if (schema.keySchema().type() == Schema.Type.STRING) {
            MapKey name = new MapKey(schema.keySchema(), defaultForNull);
            return (json, value) -> {
                json.startObject();
                for (Map.Entry<?, ?> entry : entries(value, schema)) {
                    json.name(name.of(entry.getKey()));
                    values.write(json, entry.getValue());
                }
                json.endObject();
            };
        }
        ValueWriter keys = of(schema.keySchema());
        return (json, value) -> {
            json.startArray();
            for (Map.Entry<?, ?> entry : entries(value, schema)) {
                json.startArray();
                keys.write(json, entry.getKey());
                values.write(json, entry.getValue());
                json.endArray();
            }
            json.endArray();
        };
    }

    private static Iterable<? extends Map.Entry<?, ?>> entries(Object value, Schema schema) {
        Map<?, ?> map = expect(Map.class, value, schema);
        return map.entrySet();
    }

    private static void bytes(JsonOutput json, Object value, Schema schema) {
        if (value instanceof byte[] array) {
            json.bytes(array);
        } else {
            bytes(json, expect(ByteBuffer.class, value, schema));
        }
    }

    /**
     * A buffer stands for its whole backing array, whatever its position and limit: the released converter does it so,
     * and consumers see what they always saw. A buffer that hides its array stands for its remaining bytes.
     */
    static void bytes(JsonOutput json, ByteBuffer buffer) {
        if (buffer.hasArray()) {
            json.bytes(buffer.array());
        } else {
            byte[] copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            json.bytes(copy);
        }
    }

    static <T> T expect(Class<T> type, Object value, Schema schema) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new DataException("Cannot write a " + value.getClass().getName() + " as JSON: its schema "
                + (schema.name() == null ? schema.type().toString() : schema.name()) + " takes a "
                + type.getSimpleName() + ".");
    }
}
