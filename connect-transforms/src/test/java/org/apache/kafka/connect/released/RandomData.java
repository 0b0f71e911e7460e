package org.apache.kafka.connect.released;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Random schemas of all types, nested, with defaults and options, and values that follow them. */
final class RandomData {
    private static final long DAY = 86_400_000;
    private static final long[] EXTREMES = {
        0, -1, 127, 128, -129, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final double[] ODD = {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e300, Double.MIN_VALUE};
    private static final String[] TEXTS = {
        "",
        " ",
        "text",
        "true",
        "FALSE",
        "NaN",
        "-Infinity",
        "1e3",
        "1e400",
        "0x1p3",
        "+5",
        "-0",
        "127",
        "128",
        "12.",
        "99999999999999999999",
        "5d",
        "\u0661",
        "2019-08-23",
        "2019-08-23T10:15:30.123Z",
        "20190823",
        "0001-01-01",
        "23:59",
        "23 Aug 19",
        "2019-08-23T10:15:30.123+02:00",
        "2019-13-45T99:99:99.999Z"
    };

    private final Random random;

    RandomData(Random random) {
        this.random = random;
    }

    /** Of a struct most of the time, as most transformations work on fields. */
    Schema schema(int depth) {
        return random.nextInt(5) > 0 ? structSchema(depth) : anySchema(depth);
    }

    private Schema structSchema(int depth) {
        SchemaBuilder builder = SchemaBuilder.struct();
        if (random.nextInt(3) == 0) {
            builder.name("S").version(random.nextInt(3)).doc("d").parameter("p", "q");
        }
        if (random.nextInt(3) == 0) {
            builder.optional();
        }
        for (String name : RandomSettings.NAMES) {
            if (random.nextInt(5) > 0) {
                builder.field(name, depth > 0 && random.nextInt(4) == 0 ? structSchema(depth - 1) : anySchema(depth));
            }
        }
        if (random.nextInt(6) == 0) {
            builder.defaultValue(struct(builder));
        }
        return builder.build();
    }

    private Schema anySchema(int depth) {
        SchemaBuilder any = depth > 0 && random.nextInt(8) == 0 ? container(depth) : simple();
        if (random.nextInt(3) > 0) {
            any.optional();
        }
        if (random.nextInt(4) == 0) {
            any.defaultValue(value(any));
        }
        return any.build();
    }

    private SchemaBuilder container(int depth) {
        Schema values = random.nextInt(4) == 0 ? structSchema(depth - 1) : anySchema(depth - 1);
        return random.nextBoolean()
                ? SchemaBuilder.array(values)
                : SchemaBuilder.map(random.nextBoolean() ? Schema.STRING_SCHEMA : anySchema(0), values);
    }

    private SchemaBuilder simple() {
        return switch (random.nextInt(15)) {
            case 0 -> SchemaBuilder.int8();
            case 1 -> SchemaBuilder.int16();
            case 2 -> SchemaBuilder.int32().name("custom").version(2);
            case 3 -> SchemaBuilder.int32();
            case 4 -> SchemaBuilder.int64();
            case 5 -> SchemaBuilder.float32();
            case 6 -> SchemaBuilder.float64();
            case 7 -> SchemaBuilder.bool();
            case 8, 9 -> SchemaBuilder.string();
            case 10 -> SchemaBuilder.bytes();
            case 11 -> Decimal.builder(random.nextInt(4));
            case 12 -> org.apache.kafka.connect.data.Date.builder();
            case 13 -> Time.builder();
            default -> Timestamp.builder();
        };
    }

    Struct struct(Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            boolean isNeeded = !field.schema().isOptional() && field.schema().defaultValue() == null;
            if (isNeeded || random.nextInt(3) > 0) {
                struct.put(field, value(field.schema()));
            }
        }
        return struct;
    }

    /** The same without a schema. */
    Object plain(Object value) {
        if (value instanceof Struct struct) {
            Map<String, Object> map = new HashMap<>();
            for (Field field : struct.schema().fields()) {
                if (random.nextInt(5) > 0) {
                    map.put(field.name(), plain(struct.getWithoutDefault(field.name())));
                }
            }
            return map;
        } else if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(each -> plain.add(plain(each)));
            return plain;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, each) -> plain.put(plain(key), plain(each)));
            return plain;
        }
        return value;
    }

    Object value(Schema schema) {
        long number = random.nextInt(10) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt(1000) - 200;
        if (schema.name() != null) {
            switch (schema.name()) {
                case Decimal.LOGICAL_NAME:
                    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
                    return new BigDecimal(BigInteger.valueOf(number), scale);
                case org.apache.kafka.connect.data.Date.LOGICAL_NAME:
                    return new java.util.Date((int) number * DAY);
                case Time.LOGICAL_NAME:
                    return new java.util.Date(Math.floorMod(number * 1_001L, DAY));
                case Timestamp.LOGICAL_NAME:
                    return new java.util.Date(number * 1_234_567_891L);
                default:
                    break;
            }
        }
        return switch (schema.type()) {
            case INT8 -> (byte) number;
            case INT16 -> (short) (number * 30);
            case INT32 -> (int) number * 100_000;
            case INT64 -> number * 1_000_000_007L;
            case FLOAT32 -> (float) real(number);
            case FLOAT64 -> real(number);
            case BOOLEAN -> number % 2 == 0;
            case STRING -> random.nextInt(3) > 0 ? TEXTS[random.nextInt(TEXTS.length)] : String.valueOf(number * 7);
            case BYTES -> bytes((byte) number);
            case ARRAY -> list(schema.valueSchema(), random.nextInt(3));
            case MAP -> map(schema, random.nextInt(3));
            case STRUCT -> struct(schema);
        };
    }

    private double real(long number) {
        return random.nextInt(8) == 0 ? ODD[random.nextInt(ODD.length)] : number / 8d;
    }

    private Object bytes(byte number) {
        byte[] bytes = {1, number, 3};
        return switch (random.nextInt(3)) {
            case 0 -> bytes;
            case 1 -> ByteBuffer.wrap(bytes);
            default -> ByteBuffer.wrap(bytes, 1, 1);
        };
    }

    private List<Object> list(Schema elements, int size) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(valueOrNull(elements));
        }
        return list;
    }

    private Map<Object, Object> map(Schema schema, int size) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(value(schema.keySchema()), valueOrNull(schema.valueSchema()));
        }
        return map;
    }

    private Object valueOrNull(Schema schema) {
        return schema.isOptional() && random.nextInt(4) == 0 ? null : value(schema);
    }
}
