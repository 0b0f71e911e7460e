package org.apache.kafka.connect.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    @Test
    void readsBackWhatItWrote() {
        Object value = List.of(List.of((byte) 1, (byte) 2), List.of((byte) 3));

        assertThat(Values.parseString(Values.convertToString(null, value)).value())
                .isEqualTo(value);
    }
}
