package org.apache.kafka.connect.released;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.released.world.ReleasedWorld;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the same probes against this SPI and the released one and compares what they saw. */
class BehavesAsReleasedTest {
    private static final String[] FRAGMENTS = {
        "[", "]", "{", "}", ",", ":", "\"", " ", "\\", "1", "300", "1.5", "a", "true", "null"
    };
    private static final String[] RARE_FRAGMENTS = {
        "-",
        "+",
        ".",
        "e",
        "0",
        "\\\"",
        "\\:",
        "99999999999999999999",
        "1e400",
        "1e39",
        "false",
        "2019-08-23",
        "14:34:54.346Z",
        "2019-08-23T14:34:54.346Z",
        "\"2019-08-23\"",
        "\"x\"",
        "\t",
        "70000",
        "Z",
        "T",
        "\u0661",
        "é"
    };

    private static ReleasedWorld released;

    @BeforeAll
    static void openReleasedWorld() throws Exception {
        released = new ReleasedWorld(BehavesAsReleasedTest.class);
    }

    @AfterAll
    static void closeReleasedWorld() throws Exception {
        released.close();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ConversionProbe.class,
                SchemaProbe.class,
                StructProbe.class,
                LogicalTypeProbe.class,
                HeadersProbe.class,
                ConverterProbe.class,
                TokenProbe.class
            })
    void seesNoDifference(Class<? extends Supplier<Map<String, String>>> probe) throws Exception {
        Supplier<Map<String, String>> twin = released.twinOf(probe);
        Map<String, String> theirs = twin.get();
        Map<String, String> ours = probe.getDeclaredConstructor().newInstance().get();

        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        assertThat(differences(theirs, ours)).isEmpty();
    }

    @Test
    void readsEveryShortTextTheSame() throws Exception {
        UnaryOperator<String> theirs = releasedParse();
        UnaryOperator<String> ours = new ParseProbe();
        List<String> different = new ArrayList<>();
        for (int length = 0; length <= 4; length++) {
            for (int number = 0; number < Math.pow(FRAGMENTS.length, length); number++) {
                compare(text(number, length), theirs, ours, different);
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void readsRandomTextTheSame() throws Exception {
        long seed = Long.getLong("sluice.seed", new Random().nextLong());
        Random random = new Random(seed);
        UnaryOperator<String> theirs = releasedParse();
        UnaryOperator<String> ours = new ParseProbe();
        List<String> different = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("sluice.texts", 20_000); i++) {
            compare(random.nextBoolean() ? noise(random) : nested(random, 3), theirs, ours, different);
        }
        assertThat(different).as("-Dsluice.seed=%d", seed).isEmpty();
    }

    @Test
    void doesTheSameToRandomValues() throws Exception {
        long seed = Long.getLong("sluice.seed", new Random().nextLong());
        LongFunction<Map<String, String>> theirs = released.twinOf(RandomProbe.class);
        LongFunction<Map<String, String>> ours = new RandomProbe();
        for (int round = 0; round < Integer.getInteger("sluice.rounds", 4_000); round++) {
            Map<String, String> expected = theirs.apply(seed + round);
            Map<String, String> actual = ours.apply(seed + round);

            assertThat(differences(expected, actual))
                    .as("-Dsluice.seed=%d, %s", seed + round, expected)
                    .isEmpty();
        }
    }

    private static UnaryOperator<String> releasedParse() throws ReflectiveOperationException {
        return released.twinOf(ParseProbe.class);
    }

    private static void compare(
            String text, UnaryOperator<String> theirs, UnaryOperator<String> ours, List<String> different) {
        String expected = theirs.apply(text);
        String actual = ours.apply(text);
        if (!actual.equals(expected) && !isKeptWhole(text, expected, actual)) {
            different.add("<" + text + "> is " + expected + ", here " + actual);
        }
    }

    private static String text(int number, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0, rest = number; i < length; i++, rest /= FRAGMENTS.length) {
            text.append(FRAGMENTS[rest % FRAGMENTS.length]);
        }
        return text.toString();
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(pick(random, random.nextInt(3) == 0 ? RARE_FRAGMENTS : FRAGMENTS));
        }
        return text.toString();
    }

    /** Mostly well-formed lists and maps, as noise seldom is. */
    private static String nested(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return pick(random, random.nextInt(40) == 0 ? FRAGMENTS : RARE_FRAGMENTS);
        }
        boolean list = random.nextBoolean();
        StringBuilder text = new StringBuilder(list ? "[" : "{");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(list ? "" : nested(random, depth - 1) + ":").append(nested(random, depth - 1));
            text.append(i > 1 ? random.nextInt(20) == 0 ? " " : "," : "");
        }
        return text.append(list ? "]" : "}").toString();
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    private static List<String> differences(Map<String, String> theirs, Map<String, String> ours) {
        List<String> different = new ArrayList<>();
        theirs.forEach((name, expected) -> {
            String actual = ours.get(name);
            if (!Objects.equals(actual, expected)
                    && !isSaidMoreClearly(name, expected, actual)
                    && !isExact(expected, actual)) {
                different.add(name + " is " + expected + ", here " + actual);
            }
        });
        return different;
    }

    /** Of text that is blank first and then resembles a list or a map, the released SPI keeps the blanks only. */
    private static boolean isKeptWhole(String text, String expected, String actual) {
        String asString = "STRING = String:";
        return actual.equals(asString + text)
                && expected.startsWith(asString)
                && expected.substring(asString.length()).isBlank()
                && text.startsWith(expected.substring(asString.length()));
    }

    /** Where the released SPI trips over its own feet, ours says that the data is at fault, or that nothing is known. */
    private static boolean isSaidMoreClearly(String name, String expected, String actual) {
        return Set.of("!NullPointerException", "!NumberFormatException").contains(expected)
                        && "!DataException".equals(actual)
                || name.startsWith("infer ") && "!SchemaBuilderException".equals(expected) && "null".equals(actual);
    }

    /** Of whole numbers with many digits, the released SPI keeps as many as a double does. */
    private static boolean isExact(String expected, String actual) {
        String decimal = "BigDecimal:";
        return expected.startsWith(decimal)
                && actual.startsWith(decimal)
                && new BigDecimal(actual.substring(decimal.length())).precision() > 17
                && new BigDecimal(expected.substring(decimal.length())).doubleValue()
                        == new BigDecimal(actual.substring(decimal.length())).doubleValue();
    }
}
