package io.sluice.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetCodecTest {

    @ParameterizedTest
    @ValueSource(strings = {"default.json", "exactly-once.json"})
    void writesTheBytesOfEveryRecordOfTheContract(String dump) {
        assertThat(ContractDump.of(dump, "-offsets")).hasSizeGreaterThan(5).allSatisfy(line -> {
            OffsetCodec.Key key = OffsetCodec.parseKey(line.key());
            assertThat(OffsetCodec.key(key.connector(), key.partition())).isEqualTo(line.key());
            Map<String, ?> offset = line.value() == null ? null : OffsetCodec.parseValue(line.value());
            assertThat(OffsetCodec.value(key.connector(), offset)).isEqualTo(line.value());
        });
    }

    @Test
    void writesMembersInTheOrderGiven() {
        var partition = new LinkedHashMap<String, Object>();
        partition.put("z", null);
        partition.put("a", "ü\"/");
        assertThat(OffsetCodec.key("c", partition)).asString(UTF_8).isEqualTo("[\"c\",{\"z\":null,\"a\":\"ü\\\"/\"}]");
    }

    @Test
    void writesTheSameBytesWhateverTheJavaType() {
        byte[] longs = OffsetCodec.key("c", Map.of("n", 1L));
        assertThat(OffsetCodec.key("c", new TreeMap<>(Map.of("n", (byte) 1)))).isEqualTo(longs);
        assertThat(OffsetCodec.key("c", new HashMap<>(Map.of("n", 1)))).isEqualTo(longs);
    }

    @Test
    void writesOtherValuesAsAJsonConverterWould() {
        var offset = new LinkedHashMap<String, Object>();
        offset.put("float", 1.1f);
        offset.put("double", 1e10);
        offset.put("nan", Double.NaN);
        offset.put("flag", true);
        offset.put("bytes", new byte[] {1, 2, 3});
        offset.put("list", List.of(1, "x"));
        offset.put("map", Map.of("k", 2));
        assertThat(OffsetCodec.value("c", offset))
                .asString(UTF_8)
                .isEqualTo("{\"float\":1.1,\"double\":1.0E10,\"nan\":\"NaN\",\"flag\":true,\"bytes\":\"AQID\","
                        + "\"list\":[1,\"x\"],\"map\":{\"k\":2}}");
    }

    @Test
    void readsWholeNumbersAsLongAndOthersAsDouble() {
        var expected = new HashMap<String, Object>();
        expected.put("a", 1L);
        expected.put("b", 1.5);
        expected.put("c", null);
        expected.put("d", new ArrayList<>(Arrays.asList(true, null, 1e3)));
        expected.put("e", Map.of("x", "y"));
        assertThat((Object) OffsetCodec.parseValue(
                        "{\"a\":1,\"b\":1.5,\"c\":null,\"d\":[true,null,1E3],\"e\":{\"x\":\"y\"}}".getBytes(UTF_8)))
                .isEqualTo(expected);
    }

    @Test
    void refusesTypesWithoutAPlaceInJsonAndSaysWhoseTheyAre() {
        assertThatThrownBy(() -> OffsetCodec.value("orders", Map.of("n", new BigDecimal("1.5"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("orders")
                .hasMessageContaining("java.math.BigDecimal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "\"c\"", "[]", "[\"c\"]", "[1,{}]", "[\"c\",[]]", "[\"c\",{}", "{}", "[\"c\",{},1]"})
    void reportsKeysThatAreNone(String key) {
        assertThatThrownBy(() -> OffsetCodec.parseKey(key.getBytes(UTF_8))).isInstanceOf(MalformedRecord.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "5", "{\"a\":", "{\"a\":12345678901234567890}"})
    void reportsValuesThatAreNone(String value) {
        assertThatThrownBy(() -> OffsetCodec.parseValue(value.getBytes(UTF_8))).isInstanceOf(MalformedRecord.class);
    }
}
