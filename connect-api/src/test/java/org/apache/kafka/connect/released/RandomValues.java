package org.apache.kafka.connect.released;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Random schemas, values that follow them, schemas that others may have become later, and values of no schema. */
final class RandomValues {
    private static final long DAY = 86_400_000;
    private static final long FAR = 700_000 * DAY; // not before the year 0
    private static final long[] EXTREMES = {
        0, -1, 127, 128, -129, 40_000, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final double[] ODD = {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e300, 1e-9, Double.MIN_VALUE};
    private static final String[] TEXTS = {
        "",
        "a",
        "two words",
        "back\\slash",
        "\"quoted\"",
        "[1, 2]",
        "{\"a\": 1}",
        "true",
        "7",
        "-1.5",
        "1e3",
        "NaN",
        "null",
        "2019-08-23",
        "10:15:30.123Z",
        "2019-08-23T10:15:30.123Z",
        "a:b,c",
        "gr\u00fcn",
        "[",
        "}"
    };
    private final Random random;

    RandomValues(long seed) {
        random = new Random(new SplittableRandom(seed).nextLong()); // spread, as seeds may be neighbours
    }

    Schema schema(int depth) {
        return decorated(random.nextInt(3) > 0 && depth > 0 ? container(depth) : simple());
    }

    private Schema decorated(SchemaBuilder schema) {
        if (random.nextInt(3) == 0) {
            schema.optional();
        }
        if (random.nextInt(6) == 0) {
            schema.doc("d").parameter("a", "b");
        }
        if (random.nextInt(5) == 0) {
            schema.defaultValue(value(schema));
        }
        return schema.build();
    }

    private SchemaBuilder simple() {
        return switch (random.nextInt(14)) {
            case 0 -> SchemaBuilder.int8();
            case 1 -> SchemaBuilder.int16();
            case 2 -> SchemaBuilder.int32();
            case 3 -> SchemaBuilder.int64();
            case 4 -> SchemaBuilder.float32();
            case 5 -> SchemaBuilder.float64();
            case 6 -> SchemaBuilder.bool();
            case 7 -> SchemaBuilder.string();
            case 8 -> SchemaBuilder.bytes();
            case 9 -> Decimal.builder(random.nextInt(3));
            case 10 -> Date.builder();
            case 11 -> Time.builder();
            case 12 -> Timestamp.builder();
            default -> SchemaBuilder.int16().name("n").version(random.nextInt(2));
        };
    }

    private SchemaBuilder container(int depth) {
        switch (random.nextInt(4)) {
            case 0:
                return SchemaBuilder.array(schema(depth - 1));
            case 1:
                return SchemaBuilder.map(random.nextBoolean() ? Schema.STRING_SCHEMA : schema(0), schema(depth - 1));
            default:
                SchemaBuilder struct = SchemaBuilder.struct().name("S");
                for (String field : List.of("a", "b", "c", "d")) {
                    if (random.nextInt(4) > 0) {
                        struct.field(field, schema(depth - 1));
                    }
                }
                return struct;
        }
    }

    /** Mostly with small differences: wider numbers, fields more or less, other options and defaults. */
    Schema evolved(Schema schema) {
        if (random.nextInt(12) == 0) {
            return schema(1);
        }
        SchemaBuilder evolved =
                switch (schema.type()) {
                    case ARRAY -> SchemaBuilder.array(evolved(schema.valueSchema()));
                    case MAP -> SchemaBuilder.map(evolved(schema.keySchema()), evolved(schema.valueSchema()));
                    case STRUCT -> evolvedStruct(schema);
                    default ->
                        schema.name() == null && random.nextInt(3) == 0 ? simple() : SchemaBuilder.type(schema.type());
                };
        if (schema.name() != null && evolved.name() == null) {
            evolved.name(schema.name()).version(schema.version());
        }
        if (schema.parameters() != null && evolved.parameters() == null && random.nextInt(8) > 0) {
            evolved.parameters(schema.parameters());
        }
        if (schema.isOptional() != (random.nextInt(5) == 0)) {
            evolved.optional();
        }
        if (random.nextInt(4) == 0) {
            evolved.defaultValue(value(evolved));
        }
        return evolved.build();
    }

    private SchemaBuilder evolvedStruct(Schema schema) {
        SchemaBuilder struct = SchemaBuilder.struct();
        for (Field field : schema.fields()) {
            if (random.nextInt(6) > 0) {
                struct.field(field.name(), evolved(field.schema()));
            }
        }
        return random.nextInt(4) == 0 ? struct.field("late", schema(0)) : struct;
    }

    Object value(Schema schema) {
        long number = number();
        if (schema.name() != null) {
            switch (schema.name()) {
                case Decimal.LOGICAL_NAME:
                    return decimal(schema, number);
                case Date.LOGICAL_NAME:
                    return new java.util.Date((int) number * DAY);
                case Time.LOGICAL_NAME:
                    return new java.util.Date(Math.floorMod(number * 1_001L, DAY));
                case Timestamp.LOGICAL_NAME:
                    return new java.util.Date(number * 1_234_567_891L % FAR);
                default:
                    break;
            }
        }
        return switch (schema.type()) {
            case STRUCT -> struct(schema);
            case ARRAY -> list(schema.valueSchema());
            case MAP -> map(schema);
            default -> simple(schema.type(), number);
        };
    }

    private static Object decimal(Schema schema, long number) {
        String scale = schema.parameters() == null ? null : schema.parameters().get(Decimal.SCALE_FIELD);
        return new BigDecimal(BigInteger.valueOf(number), scale == null ? 0 : Integer.parseInt(scale));
    }

    private long number() {
        return random.nextInt(8) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt(600) - 200;
    }

    private Object simple(Schema.Type type, long number) {
        return switch (type) {
            case INT8 -> (byte) number;
            case INT16 -> (short) (number * 31);
            case INT32 -> (int) number * 100_003;
            case INT64 -> number * 1_000_000_007L;
            case FLOAT32 -> (float) real(number);
            case FLOAT64 -> real(number);
            case BOOLEAN -> number % 2 == 0;
            case STRING -> TEXTS[random.nextInt(TEXTS.length)];
            default ->
                number % 2 == 0
                        ? new byte[] {1, (byte) number}
                        : ByteBuffer.wrap(new byte[] {1, (byte) number, 3}, random.nextInt(2), 2);
        };
    }

    private double real(long number) {
        return random.nextInt(8) == 0 ? ODD[random.nextInt(ODD.length)] : number / 8d;
    }

    private Struct struct(Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            boolean isNeeded = !field.schema().isOptional() && field.schema().defaultValue() == null;
            if (isNeeded || random.nextInt(3) > 0) {
                struct.put(field, value(field.schema()));
            }
        }
        return struct;
    }

    private List<Object> list(Schema elements) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(valueOrNull(elements));
        }
        return list;
    }

    private Map<Object, Object> map(Schema schema) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(value(schema.keySchema()), valueOrNull(schema.valueSchema()));
        }
        return map;
    }

    Object valueOrNull(Schema schema) {
        return schema.isOptional() && random.nextInt(4) == 0 ? null : value(schema);
    }

    /** A value of no schema in particular; lists and maps may be mixed. */
    Object any(int depth) {
        switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 5, 6:
                List<Object> list = new ArrayList<>(Collections.nCopies(random.nextInt(4), null));
                list.replaceAll(nothing -> random.nextInt(8) == 0 ? null : any(depth - 1));
                return list;
            case 7:
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(any(0), any(depth - 1));
                }
                return map;
            default:
                return value(schema(0));
        }
    }
}
