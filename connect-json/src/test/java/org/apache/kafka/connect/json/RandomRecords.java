package org.apache.kafka.connect.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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

/** Makes schemas and values that fit them, and values without a schema, from a seed. */
final class RandomRecords {
    private static final String[] TEXTS = {
        "",
        "a",
        "plain text",
        "quote \" slash / back \\",
        "tab\tnul\u0000",
        "umlaut \u00e4\u00f6",
        "\u4e2d\u6587",
        "face \ud83d\ude00",
        "half \ud83d",
        "\u2028",
        "null",
        "12",
        "x".repeat(300)
    };
    private static final double[] DOUBLES = {
        0,
        -0.0,
        1,
        -1.5,
        0.1,
        1e7,
        1e-5,
        1e300,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };
    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(new SplittableRandom(seed).nextLong()); // spread, as seeds may be neighbours
    }

    Schema schema(int depth) {
        int kind = random.nextInt(depth > 0 ? 16 : 13);
        SchemaBuilder builder =
                switch (kind) {
                    case 0 -> SchemaBuilder.bool();
                    case 1 -> SchemaBuilder.int8();
                    case 2 -> SchemaBuilder.int16();
                    case 3 -> SchemaBuilder.int32();
                    case 4 -> SchemaBuilder.int64();
                    case 5 -> SchemaBuilder.float32();
                    case 6 -> SchemaBuilder.float64();
                    case 7 -> SchemaBuilder.string();
                    case 8 -> SchemaBuilder.bytes();
                    case 9 -> Decimal.builder(random.nextInt(7) - 2);
                    case 10 -> Date.builder();
                    case 11 -> Time.builder();
                    case 12 -> Timestamp.builder();
                    case 13 -> SchemaBuilder.array(schema(depth - 1));
                    case 14 -> SchemaBuilder.map(schema(chance(2) ? 0 : depth - 1), schema(depth - 1));
                    default -> struct(depth);
                };
        boolean logical = kind >= 9 && kind <= 12;
        if (chance(5) && !logical) {
            builder.name(text()).version(random.nextInt(5));
        }
        if (chance(8)) {
            builder.doc(text());
        }
        if (chance(8)) {
            builder.parameter("p", text()).parameter("q", text());
        }
        if (chance(3)) {
            builder.optional();
        }
        if (chance(4) && kind != 15) {
            builder.defaultValue(nonNull(builder.build()));
        }
        return builder.build();
    }

    private SchemaBuilder struct(int depth) {
        SchemaBuilder struct = SchemaBuilder.struct();
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            struct.field(i + TEXTS[random.nextInt(TEXTS.length)], schema(depth - 1));
        }
        return struct;
    }

    Object value(Schema schema) {
        return schema.isOptional() && chance(4) ? null : nonNull(schema);
    }

    private Object nonNull(Schema schema) {
        if (schema.name() != null) {
            switch (schema.name()) {
                case Decimal.LOGICAL_NAME -> {
                    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
                    return new BigDecimal(new BigInteger(random.nextInt(100) + 1, random), scale);
                }
                case Date.LOGICAL_NAME -> {
                    return new java.util.Date((random.nextInt(60_000) - 30_000) * 86_400_000L);
                }
                case Time.LOGICAL_NAME -> {
                    return new java.util.Date(random.nextInt(86_400_000));
                }
                case Timestamp.LOGICAL_NAME -> {
                    return new java.util.Date(random.nextLong() >> 20);
                }
                default -> {}
            }
        }
        return switch (schema.type()) {
            case BOOLEAN -> random.nextBoolean();
            case INT8 -> (byte) random.nextInt();
            case INT16 -> (short) random.nextInt();
            case INT32 -> random.nextInt() >> random.nextInt(32);
            case INT64 -> random.nextLong() >> random.nextInt(64);
            case FLOAT32 ->
                chance(3) ? (float) DOUBLES[random.nextInt(DOUBLES.length)] : Float.intBitsToFloat(random.nextInt());
            case FLOAT64 -> real();
            case STRING -> text();
            case BYTES -> chance(2) ? bytes() : buffer();
            case ARRAY -> list(schema);
            case MAP -> map(schema);
            case STRUCT -> {
                Struct struct = new Struct(schema);
                for (Field field : schema.fields()) {
                    if (field.schema().defaultValue() == null || !chance(4)) { // else it stays unset
                        struct.put(field, value(field.schema()));
                    }
                }
                yield struct;
            }
        };
    }

    private double real() {
        return chance(3) ? DOUBLES[random.nextInt(DOUBLES.length)] : Double.longBitsToDouble(random.nextLong());
    }

    private List<Object> list(Schema schema) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(schema.valueSchema()));
        }
        return list;
    }

    private Map<Object, Object> map(Schema schema) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(nonNull(schema.keySchema()), value(schema.valueSchema()));
        }
        return map;
    }

    Object schemaless(int depth) {
        return switch (random.nextInt(depth > 0 ? 13 : 10)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (byte) random.nextInt();
            case 3 -> (short) random.nextInt();
            case 4 -> random.nextInt();
            case 5 -> random.nextLong();
            case 6 -> (float) real();
            case 7 -> real();
            case 8 -> text();
            case 9 -> chance(2) ? bytes() : buffer();
            case 10, 11 -> {
                int keys = random.nextInt(3);
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(keys == 0 ? text() : keys == 1 ? random.nextInt() : schemaless(0), schemaless(depth - 1));
                }
                yield map;
            }
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(schemaless(depth - 1));
                }
                yield list;
            }
        };
    }

    private String text() {
        return chance(3) ? mixed() : TEXTS[random.nextInt(TEXTS.length)];
    }

    /** Plain characters, with some that are escaped, need several bytes, or are half of a pair. */
    private String mixed() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(chance(10) ? 5_000 : 30); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> text.append((char) random.nextInt(0x30)); // among them the quote
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.append((char) (0xd800 + random.nextInt(0x800)));
                case 3 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    /** All of an array or a part of it; others cannot be written by the released converter. */
    private ByteBuffer buffer() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes());
        if (chance(2)) {
            buffer.position(random.nextInt(buffer.limit() + 1));
        }
        if (chance(3)) {
            buffer.limit(buffer.position() + random.nextInt(buffer.remaining() + 1));
        }
        return chance(4) ? buffer.slice() : buffer;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(10)];
        random.nextBytes(bytes);
        return bytes;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
