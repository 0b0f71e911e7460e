package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;

/** Data of many shapes, and the records that carry them. */
final class Records {
    static final long NOON = 1566570894346L;
    static final Date DATE = new Date(NOON - NOON % 86_400_000);
    static final Date TIME = new Date(NOON % 86_400_000);

    static final Schema INNER = SchemaBuilder.struct()
            .name("Inner")
            .field("city", Schema.STRING_SCHEMA)
            .field("zip", SchemaBuilder.int32().optional().defaultValue(7).build())
            .build();
    static final Schema OUTER = SchemaBuilder.struct()
            .name("Outer")
            .version(3)
            .doc("what is in it")
            .parameter("p", "q")
            .field("i8", Schema.INT8_SCHEMA)
            .field("i16", Schema.OPTIONAL_INT16_SCHEMA)
            .field(
                    "i32",
                    SchemaBuilder.int32()
                            .optional()
                            .defaultValue(32)
                            .name("named")
                            .build())
            .field("i64", Schema.OPTIONAL_INT64_SCHEMA)
            .field("f32", Schema.OPTIONAL_FLOAT32_SCHEMA)
            .field("f64", SchemaBuilder.float64().defaultValue(6.4).build())
            .field("bool", Schema.OPTIONAL_BOOLEAN_SCHEMA)
            .field("str", SchemaBuilder.string().optional().defaultValue("17").build())
            .field("text", Schema.OPTIONAL_STRING_SCHEMA)
            .field("bytes", Schema.OPTIONAL_BYTES_SCHEMA)
            .field(
                    "date",
                    org.apache.kafka.connect.data.Date.builder().optional().build())
            .field("time", Time.builder().optional().build())
            .field("ts", Timestamp.builder().optional().build())
            .field("tsd", Timestamp.builder().defaultValue(new Date(0)).build())
            .field("dec", Decimal.builder(2).optional().build())
            .field("list", SchemaBuilder.array(Schema.INT32_SCHEMA).optional().build())
            .field(
                    "map",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA)
                            .optional()
                            .build())
            .field("in", INNER)
            .field(
                    "maybe",
                    SchemaBuilder.struct()
                            .optional()
                            .field(
                                    "deep",
                                    SchemaBuilder.struct()
                                            .field("x", Schema.INT32_SCHEMA)
                                            .build())
                            .field("a.b", Schema.OPTIONAL_STRING_SCHEMA)
                            .build())
            .build();

    private Records() {}

    static Map<String, SchemaAndValue> data() {
        Map<String, SchemaAndValue> data = new LinkedHashMap<>();
        put(data, "nothing", null, null);
        put(data, "no int", Schema.OPTIONAL_INT32_SCHEMA, null);
        put(data, "int missing", Schema.INT32_SCHEMA, null);
        put(data, "no struct", OUTER, null);
        put(
                data,
                "no optional struct",
                SchemaBuilder.struct()
                        .optional()
                        .field("str", Schema.STRING_SCHEMA)
                        .build(),
                null);
        put(data, "full", OUTER, full());
        put(data, "full again", OUTER, full());
        put(data, "sparse", OUTER, sparse());
        put(data, "incomplete", OUTER, new Struct(OUTER));
        put(data, "inner", INNER, new Struct(INNER).put("city", "Ulm"));
        put(
                data,
                "optional struct",
                optional(),
                new Struct(optional()).put("str", "2.5").put("i64", NOON));
        put(data, "defaulted struct", defaulted(), new Struct(defaulted()));
        put(
                data,
                "empty struct",
                SchemaBuilder.struct().build(),
                new Struct(SchemaBuilder.struct().build()));
        putPlain(data);
        putMaps(data);
        put(data, "struct without schema", null, full());
        put(data, "map with struct schema", OUTER, Map.of("str", "x"));
        put(data, "list without schema", null, List.of(1, 2));
        put(data, "list", SchemaBuilder.array(Schema.INT32_SCHEMA).build(), List.of(1, 2));
        put(
                data,
                "map with schema",
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build(),
                Map.of("str", 1));
        return data;
    }

    private static void putPlain(Map<String, SchemaAndValue> data) {
        put(data, "int", Schema.INT32_SCHEMA, 300);
        put(
                data,
                "named int",
                SchemaBuilder.int32()
                        .name("n")
                        .version(1)
                        .doc("d")
                        .defaultValue(4)
                        .build(),
                300);
        put(data, "long", Schema.OPTIONAL_INT64_SCHEMA, NOON);
        put(data, "double", Schema.FLOAT64_SCHEMA, 0.75);
        put(data, "text", Schema.STRING_SCHEMA, "abc");
        put(data, "number as text", Schema.STRING_SCHEMA, "42");
        put(data, "time as text", Schema.STRING_SCHEMA, "2019-08-23");
        put(data, "bytes", Schema.BYTES_SCHEMA, new byte[] {1, 2, 3});
        put(data, "truth", Schema.BOOLEAN_SCHEMA, true);
        put(data, "date", org.apache.kafka.connect.data.Date.SCHEMA, DATE);
        put(data, "time", Time.SCHEMA, TIME);
        put(data, "timestamp", Timestamp.SCHEMA, new Date(NOON));
        put(data, "early timestamp", Timestamp.SCHEMA, new Date(-12_345_678_901L));
        put(data, "decimal", Decimal.schema(2), new BigDecimal("12.50"));
        Object[] values = {
            300,
            NOON,
            (byte) 1,
            (short) 2,
            1.5f,
            0.75,
            true,
            "abc",
            "42",
            " 42 ",
            "TRUE",
            "2019-08-23",
            "300",
            "1e3",
            new Date(NOON),
            new byte[] {1, 2},
            ByteBuffer.wrap(new byte[] {1, 2, 3}),
            new BigDecimal("12.50"),
            BigInteger.TEN,
            'c',
            new StringBuilder("sb")
        };
        for (Object value : values) {
            put(data, "plain " + Outcome.text(value), null, value);
        }
    }

    private static void putMaps(Map<String, SchemaAndValue> data) {
        put(data, "empty map", null, Map.of());
        Map<String, Object> map = new HashMap<>();
        map.put("str", "17");
        map.put("text", "abc");
        map.put("i8", (byte) 1);
        map.put("i32", 5);
        map.put("i64", NOON);
        map.put("f64", 1.5);
        map.put("bool", false);
        map.put("ts", new Date(NOON));
        map.put("dec", new BigDecimal("1.5"));
        map.put("big", BigInteger.TEN);
        map.put("bytes", new byte[] {1});
        map.put("null", null);
        map.put("list", Arrays.asList(1, "a", null));
        map.put("in", Map.of("city", "Ulm", "deep", Map.of("x", 1), "a.b", "dotted"));
        map.put("a.b", "top");
        put(data, "map", null, map);
        Map<String, Object> nulls = new HashMap<>();
        for (String name : map.keySet()) {
            nulls.put(name, null);
        }
        put(data, "map of nulls", null, nulls);
        put(data, "map of odd", null, Map.of("str", 'c', "in", 'd', "i32", "no number"));
        put(data, "map of ints", null, Map.of(1, 2));
        put(data, "map with empty map", null, Map.of("in", Map.of(), "str", "2019-08-23"));
    }

    private static Schema optional() {
        return SchemaBuilder.struct()
                .name("Opt")
                .optional()
                .field("str", Schema.STRING_SCHEMA)
                .field("i64", Schema.INT64_SCHEMA)
                .field(
                        "in",
                        SchemaBuilder.struct()
                                .optional()
                                .field("city", Schema.STRING_SCHEMA)
                                .build())
                .build();
    }

    private static Schema defaulted() {
        SchemaBuilder inner = SchemaBuilder.struct()
                .name("Inner")
                .field("city", Schema.STRING_SCHEMA)
                .field("zip", SchemaBuilder.int32().optional().defaultValue(7).build())
                .optional();
        inner.defaultValue(new Struct(inner).put("city", "Ulm").put("zip", 9));
        return SchemaBuilder.struct()
                .field("in", inner.build())
                .field("str", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
    }

    private static void put(Map<String, SchemaAndValue> data, String name, Schema schema, Object value) {
        data.put(name, new SchemaAndValue(schema, value));
    }

    static Struct full() {
        return sparse().put("i16", (short) 300)
                .put("i32", 70_000)
                .put("i64", NOON)
                .put("f32", 1.5f)
                .put("f64", -0.5)
                .put("bool", true)
                .put("str", "2019-08-23")
                .put("text", "12")
                .put("bytes", new byte[] {1, 2})
                .put("date", DATE)
                .put("time", TIME)
                .put("ts", new Date(NOON))
                .put("tsd", new Date(NOON))
                .put("dec", new BigDecimal("12.50"))
                .put("list", List.of(1, 2))
                .put("map", Map.of("k", 1))
                .put("maybe", maybe());
    }

    static Struct sparse() {
        return new Struct(OUTER).put("i8", (byte) 1).put("in", new Struct(INNER).put("city", "Ulm"));
    }

    private static Struct maybe() {
        Schema schema = OUTER.field("maybe").schema();
        Struct deep = new Struct(schema.field("deep").schema()).put("x", 5);
        return new Struct(schema).put("deep", deep).put("a.b", "dotted");
    }

    static Headers headers() {
        return new ConnectHeaders().addInt("a", 1).addString("b", "x").addInt("a", 2);
    }

    /** A record that has the data for key and value. */
    static SinkRecord sink(SchemaAndValue data) {
        return new SinkRecord(
                "orders",
                3,
                data.schema(),
                data.value(),
                data.schema(),
                data.value(),
                42L,
                NOON,
                TimestampType.CREATE_TIME,
                headers());
    }

    /** One that comes from a source, without partition, timestamp and headers. */
    static SourceRecord source(SchemaAndValue data) {
        return new SourceRecord(
                Map.of(), Map.of(), "orders", null, data.schema(), data.value(), data.schema(), data.value());
    }
}
