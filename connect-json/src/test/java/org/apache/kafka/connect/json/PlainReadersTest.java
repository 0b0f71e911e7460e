package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

/** Holds the reader of usual values of a schema against the careful one. */
class PlainReadersTest {
    private static final String BYTES = "{}[]\":,\\-.0123456789eEtruefalsn =+/AZaz \u00fc";

    private static final Schema INNER = SchemaBuilder.struct()
            .optional()
            .field("some \"name\"", Schema.STRING_SCHEMA)
            .field("f", Schema.FLOAT32_SCHEMA)
            .build();

    private static final Schema SCHEMA = SchemaBuilder.struct()
            .field("i8", Schema.INT8_SCHEMA)
            .field("i16", Schema.OPTIONAL_INT16_SCHEMA)
            .field("i32", Schema.INT32_SCHEMA)
            .field("i64", Schema.INT64_SCHEMA)
            .field("f64", Schema.FLOAT64_SCHEMA)
            .field("b", Schema.BOOLEAN_SCHEMA)
            .field("s", SchemaBuilder.string().optional().defaultValue("none").build())
            .field("bytes", Schema.BYTES_SCHEMA)
            .field("decimal", Decimal.schema(2))
            .field("day", org.apache.kafka.connect.data.Date.SCHEMA)
            .field("time", Time.SCHEMA)
            .field("at", Timestamp.SCHEMA)
            .field("list", SchemaBuilder.array(Schema.OPTIONAL_FLOAT64_SCHEMA).build())
            .field("map", SchemaBuilder.map(Schema.STRING_SCHEMA, INNER).build())
            .field(
                    "pairs",
                    SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA).build())
            .field("inner", INNER)
            .build();

    private final Readers readers = new Readers(true);
    private final PlainReader plain = new PlainReaders(readers).of(SCHEMA);
    private final RecordReader careful = new RecordReader.Plain(Jackson.create(), SCHEMA, readers.of(SCHEMA));

    @Test
    void takesWhatAConverterWrites() throws Exception {
        for (int n = 0; n < 1000; n++) {
            byte[] json = written(n);

            assertThat(Plainly.value(read(json)))
                    .isEqualTo(Plainly.value(careful.read(json).value()));
        }
    }

    @Test
    void readsAlikeWhateverItTakes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int taken = 0;
        for (int n = 0; n < 60_000; n++) {
            byte[] json = broken(random, written(random.nextInt(1000)));
            Object read;
            try {
                read = read(json);
            } catch (PlainJson.Unusual | RuntimeException given) {
                continue; // up, to the careful reader
            }
            taken++;
            String expected = Plainly.outcome(() -> careful.read(json).value());
            if (!Plainly.value(read).equals(expected)) {
                throw new AssertionError("seed " + seed + ": " + new String(json, UTF_8) + " was read as "
                        + Plainly.value(read) + ", not as " + expected);
            }
        }
        assertThat(taken).as("seed %s", seed).isGreaterThan(1000);
    }

    @Test
    void leavesNamesWithHalfASurrogateToTheCarefulReader() {
        Schema schema =
                SchemaBuilder.struct().field("half \ud83d", Schema.INT32_SCHEMA).build();
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of(), false);
            byte[] json = converter.fromConnectData("any", schema, new Struct(schema).put("half \ud83d", 1));

            assertThatThrownBy(() -> converter.toConnectData("any", json)).isInstanceOf(DataException.class);
        }
    }

    @Test
    void emptyBytesAreOneKeyOfAMap() throws Exception {
        Schema schema =
                SchemaBuilder.map(Schema.BYTES_SCHEMA, Schema.INT32_SCHEMA).build();
        byte[] json = "[[\"\",1],[\"\",2]]".getBytes(UTF_8);

        Object byPlan =
                PlainJson.read(new PlainReaders(readers).of(schema), new KnownNames(), new Slice(json, 0, json.length));

        Object carefully = new RecordReader.Plain(Jackson.create(), schema, readers.of(schema))
                .read(json)
                .value();
        assertThat(Plainly.value(byPlan)).isEqualTo(Plainly.value(carefully)).isEqualTo("HashMap[bytes[]=Integer 2]");
    }

    private Object read(byte[] json) throws PlainJson.Unusual {
        return PlainJson.read(plain, new KnownNames(), new Slice(json, 0, json.length));
    }

    private static byte[] written(int n) {
        Struct inner = n % 3 == 0
                ? null
                : new Struct(INNER)
                        .put("some \"name\"", "B\u00fccher \"" + n + "\"")
                        .put("f", n / 7f + 0.1f);
        Struct value = new Struct(SCHEMA)
                .put("i8", (byte) n)
                .put("i16", n % 2 == 0 ? null : (short) -n)
                .put("i32", -n * 1000)
                .put("i64", n * 1_000_000_007L)
                .put("f64", n / 4.0)
                .put("b", n % 2 == 0)
                .put("s", n % 5 == 0 ? null : "line " + n + "\n")
                .put("bytes", new byte[n % 7])
                .put("decimal", BigDecimal.valueOf(n - 500, 2))
                .put("day", new Date(86_400_000L * n))
                .put("time", new Date(n))
                .put("at", new Date(1_700_000_000_000L + n))
                .put("list", n % 4 == 0 ? List.of() : Arrays.asList(0.0, null, n / 8.0))
                .put("map", inner == null ? Map.of() : Map.of("one", inner))
                .put("pairs", Map.of(n, "x", -1, "y"))
                .put("inner", inner);
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", "false"), false);
            return converter.fromConnectData("any", SCHEMA, value);
        }
    }

    private static byte[] broken(Random random, byte[] json) {
        byte[] broken = random.nextInt(8) == 0 ? Arrays.copyOf(json, random.nextInt(json.length)) : json;
        byte[] letters = BYTES.getBytes(UTF_8);
        for (int i = random.nextInt(3); i >= 0 && broken.length > 0; i--) {
            broken[random.nextInt(broken.length)] =
                    random.nextInt(8) == 0 ? (byte) random.nextInt() : letters[random.nextInt(letters.length)];
        }
        return broken;
    }
}
