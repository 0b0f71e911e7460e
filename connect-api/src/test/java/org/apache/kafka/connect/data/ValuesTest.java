package org.apache.kafka.connect.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Random RANDOM = new Random();
    private static final String CHARACTERS = "ab 1.:,[]{}T-\u00fc";

    @Test
    void readsListsAsDeepAsTheLimit() {
        String text = "[".repeat(ValueParser.MAX_DEPTH) + "]".repeat(ValueParser.MAX_DEPTH);

        assertThat(Values.parseString(text).value()).isInstanceOf(List.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "{1:", "[{1:", "[[],", "[1e30,[", "[2019-08-23,["})
    void takesEndlessNestingForAString(String opening) {
        String text = opening.repeat(100_000);

        SchemaAndValue read = Assertions.assertTimeoutPreemptively(PATIENCE, () -> Values.parseString(text));

        assertThat(read).isEqualTo(new SchemaAndValue(Schema.STRING_SCHEMA, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0.1", "\\", "\"", ",", ":", " ", "-", "1e9"})
    void readsLongTextInTime(String part) {
        String text = part.repeat(200_000);

        SchemaAndValue read = Assertions.assertTimeoutPreemptively(PATIENCE, () -> Values.parseString(text));

        assertThat(read.value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e-2147483647", "[1e999999999,1e-999999999]", "0e-2147483647"})
    void readsNumbersOfExtremeScaleInTime(String text) {
        assertThat(Assertions.assertTimeoutPreemptively(PATIENCE, () -> Values.parseString(text)))
                .isNotNull();
    }

    @Test
    void keepsBlanksAndBracketsOfTextThatIsNoList() {
        assertThat(Values.parseString("  [draft").value()).isEqualTo("  [draft");
    }

    @Test
    void keepsAllDigitsOfLongNumbers() {
        assertThat(Values.convertToDecimal(null, Long.MIN_VALUE + 1, 0))
                .isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "[1", "abc"})
    void saysThatTextIsNoNumber(String text) {
        assertThatThrownBy(() -> Values.convertToDecimal(null, text, 0)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> Values.convertToLong(null, text)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> Values.convertToTime(null, text)).isInstanceOf(DataException.class);
    }

    /** Numbers of a list may come back in a wider type, that of the widest. From then on all stays as it is. */
    @RepeatedTest(2_000)
    void readsBackWhatItWrote() {
        long seed = RANDOM.nextLong();
        Object value = container(new Random(seed), 4);

        String text = Values.convertToString(null, value);
        SchemaAndValue read = Values.parseString(text);
        String again = Values.convertToString(read.schema(), read.value());

        assertThat(read.value()).as("seed %d, text %s", seed, text).isNotInstanceOf(String.class);
        assertThat(again).as("seed %d", seed).isEqualTo(text);
        assertThat(Values.parseString(again)).as("seed %d, text %s", seed, text).isEqualTo(read);
    }

    /** A list or map of what the text keeps: no times among numbers, no fractions, and no quotes within text. */
    private static Object container(Random random, int depth) {
        int size = random.nextInt(4);
        if (random.nextBoolean()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(element(random, depth));
            }
            return list;
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(element(random, 0), element(random, depth));
        }
        return map;
    }

    private static Object element(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> random.nextBoolean();
            case 1 -> (byte) random.nextInt();
            case 2 -> (short) (1_000 + random.nextInt(30_000));
            case 3 -> 100_000 + random.nextInt(1_000_000);
            case 4 -> -10_000_000_000L - random.nextInt(1_000_000);
            case 5 -> text(random);
            default -> container(random, depth - 1);
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
