package org.apache.kafka.connect.released;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Values and schemas of every kind, the odd ones included. */
final class Samples {
    static final Schema POINT = SchemaBuilder.struct()
            .name("Point")
            .field("x", Schema.INT32_SCHEMA)
            .field("y", Schema.OPTIONAL_STRING_SCHEMA)
            .field("z", SchemaBuilder.int8().defaultValue((byte) 9).build())
            .build();
    static final Schema WRAPPER =
            SchemaBuilder.struct().field("bytes", Schema.OPTIONAL_BYTES_SCHEMA).build();
    static final long DAY = 86_400_000L;

    private Samples() {}

    static Struct point(int x) {
        return new Struct(POINT).put("x", x).put("y", "why");
    }

    static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("null", null);
        Object[] plain = {
            true,
            false,
            (byte) 5,
            (short) -5,
            300,
            70_000,
            1L << 40,
            Long.MIN_VALUE,
            1.5f,
            0.5f,
            -2.7d,
            1e300,
            Double.NaN,
            Float.NEGATIVE_INFINITY,
            new BigDecimal("1.50"),
            new BigDecimal("-7"),
            new BigInteger("12345678901234567890"),
            'c',
            "",
            " ",
            "abc",
            "true",
            " false ",
            "TRUE",
            "0",
            "1",
            "12.7",
            " 3 ",
            "-4",
            "1e400",
            "99999999999",
            "NaN",
            "0x10",
            "[1,2]",
            "[\"a\",1]",
            "[1",
            "{\"a\":1}",
            "{}",
            "null",
            "\"quoted\"",
            "2019-08-23",
            "14:34:54.346Z",
            "2019-08-23T14:34:54.346Z",
            "back\\slash \"and\" quote"
        };
        for (Object value : plain) {
            values.put(value.getClass().getSimpleName() + " " + value, value);
        }
        for (long millis :
                new long[] {0, 1, 5, -5, DAY, DAY + 1, -DAY, 52_494_346L, 1_566_518_400_000L, 1_566_570_894_346L}) {
            values.put("date " + millis, new java.util.Date(millis));
        }
        values.put("sql timestamp", new java.sql.Timestamp(5));
        values.put("bytes", new byte[] {1, 2, 3});
        values.put("buffer", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        values.put("no bytes", new byte[0]);
        ByteBuffer middle = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);
        values.put("middle of a buffer", middle);
        values.put("list", Arrays.asList(1, "a", null, 1.5f, new byte[] {7}, new java.util.Date(0), point(1)));
        values.put("ints", new ArrayList<>(List.of(1, 2)));
        values.put("ints and null", Arrays.asList(1, null));
        values.put("strings", List.of("a", "b"));
        values.put("lists", List.of(List.of(1), List.of("a")));
        values.put("no elements", List.of());
        values.put("array of objects", new Object[] {1});
        values.put("set", new HashSet<>(List.of(1)));
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("k", 1);
        map.put("l", "v");
        map.put(null, null);
        values.put("map", map);
        values.put("string to int", Map.of("a", 1));
        values.put("int to int", Map.of(1, 2));
        values.put("string to null", Collections.singletonMap("a", null));
        values.put("no entries", Map.of());
        values.put("point", point(1));
        values.put("incomplete point", new Struct(POINT));
        values.put("wrapper", new Struct(WRAPPER).put("bytes", new byte[] {1}));
        return values;
    }

    static Map<String, Schema> schemas() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        for (Schema.Type type : Schema.Type.values()) {
            if (type.isPrimitive()) {
                schemas.put(type.getName(), SchemaBuilder.type(type).build());
                schemas.put(
                        "optional " + type.getName(),
                        SchemaBuilder.type(type).optional().build());
                schemas.put(
                        "named " + type.getName(),
                        SchemaBuilder.type(type).name("n").build());
            }
        }
        schemas.put("default", SchemaBuilder.int8().defaultValue((byte) 7).build());
        schemas.put(
                "optional default",
                SchemaBuilder.int8().optional().defaultValue((byte) 7).build());
        schemas.put(
                "wide default", SchemaBuilder.int16().defaultValue((short) 7).build());
        schemas.put("version", SchemaBuilder.int8().name("n").version(3).build());
        schemas.put("doc", SchemaBuilder.int8().doc("d").build());
        schemas.put("parameter", SchemaBuilder.int8().parameter("a", "b").build());
        schemas.put("date", Date.SCHEMA);
        schemas.put("optional date", Date.builder().optional().build());
        schemas.put("time", Time.SCHEMA);
        schemas.put("timestamp", Timestamp.SCHEMA);
        schemas.put("decimal 1", Decimal.schema(1));
        schemas.put("decimal 2", Decimal.schema(2));
        schemas.put(
                "text named date",
                SchemaBuilder.string().name(Date.LOGICAL_NAME).build());
        schemas.put(
                "long named date", SchemaBuilder.int64().name(Date.LOGICAL_NAME).build());
        schemas.put("ints", SchemaBuilder.array(Schema.INT32_SCHEMA).build());
        schemas.put(
                "maybe ints", SchemaBuilder.array(Schema.OPTIONAL_INT32_SCHEMA).build());
        schemas.put("longs", SchemaBuilder.array(Schema.INT64_SCHEMA).build());
        schemas.put("strings", SchemaBuilder.array(Schema.STRING_SCHEMA).build());
        schemas.put("array of anything", SchemaBuilder.type(Schema.Type.ARRAY).build());
        schemas.put(
                "string to int",
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build());
        schemas.put(
                "string to maybe int",
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_INT32_SCHEMA)
                        .build());
        schemas.put(
                "string to double",
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.FLOAT64_SCHEMA).build());
        schemas.put("point", POINT);
        schemas.put("wrapper", WRAPPER);
        schemas.put(
                "wide point",
                SchemaBuilder.struct()
                        .name("Point")
                        .field("x", Schema.INT64_SCHEMA)
                        .field("new", SchemaBuilder.string().defaultValue("n").build())
                        .field("late", Schema.OPTIONAL_STRING_SCHEMA)
                        .build());
        schemas.put(
                "point with more",
                SchemaBuilder.struct()
                        .name("Point")
                        .field("w", Schema.INT8_SCHEMA)
                        .build());
        schemas.put(
                "point of text",
                SchemaBuilder.struct()
                        .name("Point")
                        .field("x", Schema.STRING_SCHEMA)
                        .build());
        schemas.put(
                "optional point",
                SchemaBuilder.struct()
                        .name("Point")
                        .optional()
                        .field("x", Schema.OPTIONAL_INT32_SCHEMA)
                        .build());
        schemas.put("growing", SchemaBuilder.int8().name("g"));
        return schemas;
    }
}
