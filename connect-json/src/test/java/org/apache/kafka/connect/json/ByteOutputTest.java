package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Random;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

/** Holds what is written against what Jackson writes. */
class ByteOutputTest {
    private static final String SPECIAL = "\"\\/\b\t\n\f\r\u0000\u001f\u007f\u0080\u07ff\u0800\uffff\ud83d\ude00\u2028";

    private final JsonFactory jackson = new JsonFactory();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final ByteOutput json = new ByteOutput(new MemberNames());

    @Test
    void writesEachCharacterAsJacksonDoes() throws IOException {
        for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
            String text = "a" + (char) c + "b";
            json.text(text);

            assertSame(g -> g.writeString(text), "character " + c);
        }
    }

    @Test
    void writesRandomTextsAndNamesAsJacksonDoes() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            String name = text(40);
            String text = text(i % 100 == 0 ? 20_000 : 60);
            json.startObject();
            json.name(name);
            json.text(text);
            json.name(MemberName.of(text));
            json.text(name);
            json.endObject();

            assertSame(
                    g -> {
                        g.writeStartObject();
                        g.writeStringField(name, text);
                        g.writeStringField(text, name);
                        g.writeEndObject();
                    },
                    "seed " + seed);
        }
    }

    @Test
    void writesWholeNumbersAsJacksonDoes() throws IOException {
        for (long power = 1; power > 0; power *= 10) {
            for (long number : new long[] {power - 1, power, power + 1, -power}) {
                json.number(number);
                assertSame(g -> g.writeNumber(number), "number " + number);
            }
        }
        for (long number : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            json.number(number);
            assertSame(g -> g.writeNumber(number), "number " + number);
        }
        for (int i = 0; i < 100_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            json.number(number);
            assertSame(g -> g.writeNumber(number), "seed " + seed);
        }
    }

    @Test
    void writesOtherNumbersAsJacksonDoes() throws IOException {
        for (int i = 0; i < 100_000; i++) {
            float number = Float.intBitsToFloat(random.nextInt());
            json.number(number);
            assertSame(g -> g.writeNumber(number), "seed " + seed);
        }
        for (String number : new String[] {"0", "-1.50", "1E+30", "1E-30", "123456789012345678901234567890.12"}) {
            json.number(new BigDecimal(number));
            assertSame(g -> g.writeNumber(new BigDecimal(number)), number);
        }
    }

    @Test
    void writesBytesAsJacksonDoes() throws IOException {
        for (int length = 0; length < 3_000; length += 1 + length / 10) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            json.bytes(bytes);
            assertSame(g -> g.writeBinary(bytes), "seed " + seed);
        }
    }

    @Test
    void putsCommasBetweenValuesOnly() {
        json.startArray();
        json.startArray();
        json.endArray();
        json.startObject();
        json.name("a");
        json.text(",");
        json.name("b");
        json.nothing();
        json.endObject();
        json.bool(true);
        json.endArray();

        assertThat(new String(json.take(), UTF_8)).isEqualTo("[[],{\"a\":\",\",\"b\":null},true]");
    }

    @Test
    void refusesToNestDeeperThanReadersGo() {
        for (int depth = 0; depth < 1000; depth++) {
            json.startArray();
        }

        assertThatThrownBy(json::startArray).isInstanceOf(DataException.class);
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        boolean mostlyPlain = random.nextBoolean();
        for (int i = random.nextInt(longest); i > 0; i--) {
            char c =
                    switch (random.nextInt(mostlyPlain ? 20 : 3)) {
                        case 0 -> SPECIAL.charAt(random.nextInt(SPECIAL.length()));
                        case 1 -> (char) random.nextInt(Character.MAX_VALUE + 1);
                        default -> (char) (' ' + random.nextInt(95));
                    };
            text.append(c);
        }
        return text.toString();
    }

    private interface Writing {
        void to(JsonGenerator generator) throws IOException;
    }

    /** Without AssertJ, which would take longer than all the rest. */
    private void assertSame(Writing writing, String what) throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        try (JsonGenerator generator = jackson.createGenerator(expected)) {
            writing.to(generator);
        }
        String actual = new String(json.take(), UTF_8);
        if (!actual.equals(expected.toString(UTF_8))) {
            throw new AssertionError(what + ": written as " + actual + ", not as " + expected.toString(UTF_8));
        }
    }
}
