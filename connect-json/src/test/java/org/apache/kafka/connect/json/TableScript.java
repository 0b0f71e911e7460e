package org.apache.kafka.connect.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Writes a table of values, each with a table of settings, and answers the JSON or the error. */
final class TableScript implements Supplier<Map<String, String>> {
    private static final Schema INNER =
            SchemaBuilder.struct().field("a", Schema.INT32_SCHEMA).build();
    private static final Schema STRUCT = SchemaBuilder.struct()
            .name("n")
            .version(2)
            .doc("doc")
            .parameter("p", "q")
            .field("a", Schema.INT32_SCHEMA)
            .field("b", SchemaBuilder.string().optional().defaultValue("dd").build())
            .build();

    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, JsonConverter> converters = new LinkedHashMap<>();

    TableScript() {
        converter("default", Map.of());
        converter("plain", Map.of("schemas.enable", "false"));
        converter("numeric", Map.of("decimal.format", "Numeric"));
        converter("literal nulls", Map.of("replace.null.with.default", "false"));
        converter("forgetful", Map.of("schemas.cache.size", "0"));
        converter("fixed schema", Map.of("schema.content", "{\"type\":\"int32\"}"));
    }

    private void converter(String name, Map<String, String> settings) {
        JsonConverter converter = new JsonConverter();
        converter.configure(settings, false);
        converters.put(name, converter);
    }

    @Override
    public Map<String, String> get() {
        settings();
        withoutSchema();
        primitives();
        logical();
        containers();
        return answers;
    }

    private void settings() {
        for (ConfigDef.ConfigKey key :
                JsonConverterConfig.configDef().configKeys().values()) {
            answers.put(
                    "setting " + key.name,
                    key.type + " " + (key.hasDefault() ? key.defaultValue : "required") + " " + key.validator + " "
                            + key.importance + " " + key.group + " " + key.orderInGroup + " " + key.width + " "
                            + key.displayName + " " + key.dependents);
        }
        answers.put("version", new JsonConverter().version());
        for (Map<String, String> wrong : List.of(
                Map.of("decimal.format", "roman"),
                Map.of("schemas.enable", "perhaps"),
                Map.of("schemas.cache.size", "many"),
                Map.of("schemas.cache.size", "-5"),
                Map.of("schema.content", "{"),
                Map.of("schema.content", "{}"),
                Map.of("schema.content", "5"),
                Map.of("schema.content", " "),
                Map.of("schema.content", "{\"type\":\"no such\"}"))) {
            answers.put("configured with " + wrong, Plainly.outcome(() -> {
                new JsonConverter().configure(wrong, true);
                return "done";
            }));
        }
    }

    private void withoutSchema() {
        Map<Object, Object> mixed = new LinkedHashMap<>();
        mixed.put("a", 1);
        mixed.put(null, 2);
        Object[] values = {
            null,
            true,
            (byte) 1,
            (short) 2,
            3,
            4L,
            1.1f,
            1e300,
            Double.NaN,
            "x",
            'c',
            new StringBuilder("sb"),
            BigInteger.TEN,
            new BigDecimal("1.5"),
            new java.util.Date(5),
            new byte[] {1, 2},
            ByteBuffer.wrap(new byte[] {1, 2, 3}),
            ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1),
            Arrays.asList(1, null, "x"),
            Set.of(1),
            new ArrayDeque<>(List.of(1)),
            Map.of(),
            Map.of("a", 1),
            Map.of(1, 2),
            mixed,
            List.of(Map.of("a", List.of())),
            new Struct(INNER).put("a", 1),
            new Object()
        };
        for (int n = 0; n < values.length; n++) {
            write("no schema, value " + n, null, values[n]);
        }
        Object deep = 1;
        for (int depth = 1; depth <= 1001; depth++) {
            deep = List.of(deep);
            if (depth >= 999) {
                write("depth " + depth, null, deep);
            }
        }
        write("too deep", null, List.of(deep, deep));
    }

    private void primitives() {
        Object[] values = {
            null,
            true,
            (byte) 1,
            (short) 2,
            3,
            4L,
            1.1f,
            1e7,
            Float.NaN,
            Float.NEGATIVE_INFINITY,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            -0.0,
            "x",
            new StringBuilder("sb"),
            "\"\\/\u0001\u00e9\ud83d\ude00\u2028<",
            "\ud83d",
            new byte[] {-1, 1},
            ByteBuffer.wrap(new byte[] {1, 2, 3}),
            List.of(1),
            Map.of("a", 1),
            new BigDecimal("1.0")
        };
        for (Schema.Type type : Schema.Type.values()) {
            if (!type.isPrimitive()) {
                continue;
            }
            for (int n = 0; n < values.length; n++) {
                write(type + ", value " + n, new SchemaBuilder(type).build(), values[n]);
                write(type + "?, value " + n, new SchemaBuilder(type).optional().build(), values[n]);
            }
        }
        Schema withDefault = SchemaBuilder.float32().defaultValue(1.1f).build();
        write("default", withDefault, null);
        write(
                "optional default",
                SchemaBuilder.string().optional().defaultValue("d").build(),
                null);
        write("named", SchemaBuilder.int8().name("").version(0).doc("").build(), (byte) 1);
        write(
                "surrogates",
                SchemaBuilder.int8().name("\ud83d\ude00").doc("\ud83d").build(),
                (byte) 1);
        write("builder", SchemaBuilder.int32(), 1);
    }

    private void logical() {
        Object[] values = {
            null,
            new BigDecimal("156.00"),
            new BigDecimal("156.0"),
            new BigDecimal("1E+3"),
            new BigDecimal("1E-18"),
            new java.util.Date(0),
            new java.util.Date(86_400_000L * 3),
            new java.util.Date(-5),
            "x",
            5,
            5L
        };
        Schema[] schemas = {
            Decimal.schema(2),
            Decimal.schema(-3),
            Decimal.schema(18),
            Decimal.builder(2).defaultValue(new BigDecimal("1.00")).build(),
            Date.SCHEMA,
            Date.builder().optional().build(),
            Date.builder().defaultValue(new java.util.Date(86_400_000L)).build(),
            Time.SCHEMA,
            Timestamp.SCHEMA,
        };
        for (int s = 0; s < schemas.length; s++) {
            for (int n = 0; n < values.length; n++) {
                write("logical " + s + ", value " + n, schemas[s], values[n]);
            }
        }
    }

    private void containers() {
        write("struct", STRUCT, new Struct(STRUCT).put("a", 1));
        write("struct, all set", STRUCT, new Struct(STRUCT).put("a", 1).put("b", "c"));
        write("struct, incomplete", STRUCT, new Struct(STRUCT));
        write("struct of another schema", STRUCT, new Struct(INNER).put("a", 1));
        write(
                "struct of an equal schema",
                SchemaBuilder.struct().field("a", Schema.INT32_SCHEMA).build(),
                new Struct(INNER).put("a", 1));
        write("no struct", STRUCT, "x");
        String odd = "a\ud83d\ude00\u00e9\"";
        Schema oddNames = SchemaBuilder.struct()
                .field(odd, Schema.INT32_SCHEMA)
                .field("\ud83d", Schema.INT32_SCHEMA)
                .build();
        write("odd names", oddNames, new Struct(oddNames).put(odd, 1).put("\ud83d", 2));
        Schema array = SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).build();
        write("array", array, Arrays.asList("a", null));
        write("array from a set", array, new LinkedHashSet<>(List.of("x")));
        write("no array", array, "x");
        write("array of wrong values", array, List.of(1));
        Schema strings = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_INT32_SCHEMA)
                .build();
        write("map", strings, Collections.singletonMap("a", null));
        write("map with null key", strings, Collections.singletonMap(null, 1));
        write("map with wrong key", strings, Map.of(1, 1));
        write("no map", strings, List.of());
        write(
                "map with optional keys",
                SchemaBuilder.map(Schema.OPTIONAL_STRING_SCHEMA, Schema.INT32_SCHEMA)
                        .build(),
                Collections.singletonMap(null, 1));
        Schema defaultKey = SchemaBuilder.string().defaultValue("D").build();
        write(
                "map with default key",
                SchemaBuilder.map(defaultKey, Schema.INT32_SCHEMA).build(),
                Collections.singletonMap(null, 1));
        Schema dateKey = SchemaBuilder.string().name(Date.LOGICAL_NAME).build();
        write(
                "map with dates as names",
                SchemaBuilder.map(dateKey, Schema.INT32_SCHEMA).build(),
                Map.of(new java.util.Date(0), 1));
        write(
                "map of pairs",
                SchemaBuilder.map(Schema.INT32_SCHEMA, array).build(),
                new LinkedHashMap<>(Map.of(2, List.of("x"))));
        Schema everything = SchemaBuilder.map(
                        Schema.INT8_SCHEMA,
                        SchemaBuilder.array(Date.SCHEMA).optional().build())
                .name("N")
                .version(1)
                .doc("D")
                .parameter("z", "1")
                .parameter("a", "2")
                .defaultValue(Map.of())
                .build();
        write("everything", everything, Map.of());
        List<Object> big = new ArrayList<>(Collections.nCopies(9_000, "some text"));
        write("more than a buffer", array, big);
        write("very long text", Schema.STRING_SCHEMA, "\u00e4".repeat(50_000));
    }

    private void write(String question, Schema schema, Object value) {
        converters.forEach((name, converter) -> {
            answers.put(
                    question + ", " + name, Plainly.outcome(() -> converter.fromConnectData("topic", schema, value)));
            answers.put(
                    question + ", header, " + name,
                    Plainly.outcome(() -> converter.fromConnectHeader("topic", "key", schema, value)));
            answers.put(
                    question + ", schema, " + name,
                    Plainly.outcome(() -> String.valueOf(converter.asJsonSchema(schema))));
        });
    }
}
