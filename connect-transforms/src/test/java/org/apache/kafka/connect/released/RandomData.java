package org.apache.kafka.connect.released;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final Random random;

    RandomData(Random random) {
        this.random = random;
    }

    Schema schema(int depth) {
        SchemaBuilder builder = SchemaBuilder.struct();
        if (random.nextInt(3) == 0) {
            builder.name("S").version(random.nextInt(3)).doc("d").parameter("p", "q");
        }
        if (random.nextInt(3) == 0) {
            builder.optional();
        }
        for (String name : RandomSettings.NAMES) {
            if (random.nextInt(5) > 0) {
                builder.field(name, depth > 0 && random.nextInt(4) == 0 ? schema(depth - 1) : leaf());
            }
        }
        if (random.nextInt(6) == 0) {
            builder.defaultValue(struct(builder));
        }
        return builder.build();
    }

    private Schema leaf() {
        SchemaBuilder leaf = builder();
        if (random.nextInt(3) > 0) {
            leaf.optional();
        }
        if (random.nextInt(4) == 0) {
            leaf.defaultValue(value(leaf));
        }
        return leaf.build();
    }

    private SchemaBuilder builder() {
        return switch (random.nextInt(16)) {
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
            case 14 -> Timestamp.builder();
            default ->
                random.nextBoolean()
                        ? SchemaBuilder.array(Schema.INT32_SCHEMA)
                        : random.nextBoolean()
                                ? SchemaBuilder.array(Timestamp.SCHEMA)
                                : SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_INT64_SCHEMA);
        };
    }

    Struct struct(Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            boolean isLeftOut = random.nextInt(3) == 0
                    && (field.schema().isOptional() || field.schema().defaultValue() != null);
            if (!isLeftOut) {
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
        }
        return value;
    }

    private Object value(Schema schema) {
        int number = random.nextInt(1000) - 200;
        if (schema.name() != null) {
            switch (schema.name()) {
                case Decimal.LOGICAL_NAME:
                    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
                    return new BigDecimal(BigInteger.valueOf(number), scale);
                case org.apache.kafka.connect.data.Date.LOGICAL_NAME:
                    return new java.util.Date(number * DAY);
                case Time.LOGICAL_NAME:
                    return new java.util.Date(Math.abs(number) * 1_000L);
                case Timestamp.LOGICAL_NAME:
                    return new java.util.Date(number * 1_234_567_890L);
                default:
                    break;
            }
        }
        return switch (schema.type()) {
            case INT8 -> (byte) number;
            case INT16 -> (short) (number * 30);
            case INT32 -> number * 100_000;
            case INT64 -> number * 1_000_000_000L;
            case FLOAT32 -> number / 4f;
            case FLOAT64 -> number % 50 == 0 ? Double.NaN : number / 8d;
            case BOOLEAN -> number % 2 == 0;
            case STRING -> text(number);
            case BYTES ->
                number % 2 == 0 ? new byte[] {1, (byte) number} : ByteBuffer.wrap(new byte[] {2, (byte) number});
            case ARRAY -> list(schema.valueSchema(), Math.abs(number) % 3);
            case MAP -> Map.of("k" + number, number * 3L);
            case STRUCT -> struct(schema);
        };
    }

    private List<Object> list(Schema elements, int size) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(elements));
        }
        return list;
    }

    private static String text(int number) {
        return switch (Math.floorMod(number, 6)) {
            case 0 -> "text";
            case 1 -> "2019-08-23T10:15:30.123Z";
            case 2 -> "20190823";
            case 3 -> number % 2 == 0 ? "true" : " " + number;
            case 4 -> number / 4 + ".5";
            default -> String.valueOf(number * 7);
        };
    }
}
