package org.apache.kafka.connect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the fast reader against the careful one. */
class PlainJsonTest {
    private static final String[] SCALARS = {
        "0",
        "1",
        "-1",
        "0.5",
        "-0.25",
        "9.95",
        "123456789012345",
        "1234567890123456",
        "12345678901234567890",
        "0.0",
        "-0",
        "007",
        "1e3",
        "1.",
        ".5",
        "-",
        "0.1234567890123456",
        "99999999.9999999",
        "true",
        "false",
        "null",
        "nul",
        "\"\"",
        "\"text\"",
        "\"Zürich €\"",
        "\"\ud83d\ude00\"",
        "\"a\\\"b\\\\\\/\\n\"",
        "\"\\u00e9\"",
        "\"\\ud83d\"",
        "\"\\x\"",
        "\"\ufffd\"",
        "\"tab\there\"",
        "\"open",
        "NaN",
        "'x'",
        "",
        " 1 "
    };
    private static final String[] NAMES = {"a", "b", "name", "AaAa", "BBBB", "ü", "a\\\"b", "a\\u0041", "", " "};
    private static final String BYTES = "{}[]\",:\\0123456789.-+eE truefalsn\t\n/";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final KnownNames names = new KnownNames();
    private final RecordReader careful = new RecordReader.Plain(Jackson.create(), null, new Readers(true).of(null));
    private final RecordReader fast = new RecordReader.Schemaless(careful);

    @Test
    void readsWhatTheCarefulReaderReads() {
        for (int i = 0; i < 40_000; i++) {
            byte[] json = text(4).getBytes(StandardCharsets.UTF_8);
            requireSame(json);
            requireSame(broken(json));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": 7, \"price\": 19.95, \"note\": \"ring \\\"twice\\\"\", \"city\": \"Zürich\", \"tags\": [true, null, []]}",
                "[]",
                "\"x\"",
                "-12",
                " null\n"
            })
    void doesNotGiveUpOnUsualRecords(String json) throws PlainJson.Unusual {
        assertThat(PlainJson.read(names, json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(careful.read(json.getBytes(StandardCharsets.UTF_8)).value());
    }

    @Test
    void givesUpOnDeepNesting() {
        byte[] json = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> PlainJson.read(names, json)).isInstanceOf(PlainJson.Unusual.class);
        assertThatThrownBy(() -> fast.read(json)).isInstanceOf(DataException.class);
    }

    /** Without AssertJ, which would take longer than all the rest. */
    private void requireSame(byte[] json) {
        String expected = Plainly.outcome(() -> careful.read(json));
        String actual = Plainly.outcome(() -> fast.read(json));
        if (!actual.equals(expected)) {
            throw new AssertionError("seed " + seed + ": " + new String(json, StandardCharsets.UTF_8) + " "
                    + Arrays.toString(json) + " was read as " + actual + ", not as " + expected);
        }
    }

    private String text(int depth) {
        int kind = random.nextInt(depth > 0 ? 4 : 2);
        if (kind < 2) {
            return kind == 0
                    ? SCALARS[random.nextInt(SCALARS.length)]
                    : String.valueOf(random.nextInt(100_000) / 100.0);
        }
        StringBuilder text = new StringBuilder(kind == 2 ? "[" : "{");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(blank());
            if (kind == 3) {
                text.append('"')
                        .append(NAMES[random.nextInt(NAMES.length)])
                        .append('"')
                        .append(blank())
                        .append(':');
            }
            text.append(text(depth - 1)).append(blank()).append(i > 1 ? "," : "");
        }
        return text.append(kind == 2 ? "]" : "}").append(blank()).toString();
    }

    private String blank() {
        return random.nextInt(5) == 0 ? " \n" : "";
    }

    private byte[] broken(byte[] json) {
        byte[] broken = json.length > 0 && random.nextInt(3) == 0
                ? Arrays.copyOf(json, random.nextInt(json.length))
                : json.clone();
        for (int i = random.nextInt(3); i > 0 && broken.length > 0; i--) {
            broken[random.nextInt(broken.length)] = random.nextInt(4) == 0
                    ? (byte) random.nextInt()
                    : (byte) BYTES.charAt(random.nextInt(BYTES.length()));
        }
        return broken;
    }
}
