package org.apache.kafka.connect.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.released.world.ReleasedWorld;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Asks our converter and the released one the same questions, chosen by hand. */
class TableAgainstReleasedTest {
    private static final List<Map<String, String>> SETTINGS = List.of(
            Map.of(),
            Map.of("schemas.enable", "false"),
            Map.of("replace.null.with.default", "false"),
            Map.of("schemas.cache.size", "0"),
            Map.of("schema.content", "{\"type\":\"struct\",\"fields\":[{\"field\":\"a\",\"type\":\"int32\"}]}"),
            Map.of("schema.content", "{\"type\":\"int32\",\"optional\":true,\"default\":9}"));
    private static final String[] VALUES = {
        "null",
        "true",
        "1",
        "-1",
        "1.5",
        "128",
        "70000",
        "3000000000",
        "9223372036854775808",
        "1e2",
        "1e400",
        "-1e400",
        "1e-400",
        "-1e-400",
        "1e40",
        "1e99999999999",
        "0e99999999999",
        "123456789012345678901234567890",
        "0.1",
        "-0.0",
        "4.1200",
        "01",
        "+1",
        ".5",
        "5.",
        "-",
        "NaN",
        "\"x\"",
        "\"AQI=\"",
        "\" AQI= \"",
        "\"AQI\"",
        "\"A Q I =\"",
        "\"AQ-_\"",
        "\"AQI=AQI=\"",
        "\"NaN\"",
        "\"\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "[]",
        "{}",
        "[1,null]",
        "[[1]]",
        "[[1,1],[2,2]]",
        "[[1]]",
        "[[1,2,3]]",
        "[1]",
        "[1,]",
        "{\"a\":1}",
        "{\"a\":1,\"b\":2,\"a\":3}",
        "{\"a\":null}",
        "{\"a\":null,\"a\":1}",
        "{\"a\":1,\"a\":null}",
        "{\"b\":\"t\",\"a\":1}",
        "{\"a\":\"x\",\"c\":[1e99999999999]}",
        "{\"a\":1,\"c\":{\"d\":[1,\"\\ud83d\\ude00\"]}}",
        "{\"1\":1}",
        "{a:1}",
        "'x'",
        "// c\n1"
    };
    private static final String[] TYPES = {
        "\"type\":\"boolean\"",
        "\"type\":\"int8\"",
        "\"type\":\"int16\"",
        "\"type\":\"int32\"",
        "\"type\":\"int64\"",
        "\"type\":\"float\"",
        "\"type\":\"double\"",
        "\"type\":\"bytes\"",
        "\"type\":\"string\"",
        "\"type\":\"int32\",\"default\":7",
        "\"type\":\"float\",\"default\":1.1",
        "\"type\":\"array\",\"items\":{\"type\":\"int32\"}",
        "\"type\":\"array\",\"items\":{\"type\":\"string\",\"optional\":true}",
        "\"type\":\"array\",\"items\":{\"type\":\"int32\",\"default\":7}",
        "\"type\":\"map\",\"keys\":{\"type\":\"string\"},\"values\":{\"type\":\"int32\"}",
        "\"type\":\"map\",\"keys\":{\"type\":\"int32\"},\"values\":{\"type\":\"int32\"}",
        "\"type\":\"map\",\"keys\":{\"type\":\"string\",\"name\":\"x\"},\"values\":{\"type\":\"int32\"},\"default\":{\"a\":1}",
        "\"type\":\"struct\",\"fields\":[{\"field\":\"a\",\"type\":\"int32\"},{\"field\":\"b\",\"type\":\"string\","
                + "\"optional\":true,\"default\":\"D\"}]",
        "\"type\":\"struct\",\"fields\":[{\"field\":\"a\",\"type\":\"int32\",\"optional\":true}]",
        "\"type\":\"struct\",\"fields\":[{\"field\":\"a\",\"type\":\"string\"}]",
        "\"type\":\"struct\",\"fields\":[]",
        "\"type\":\"struct\",\"fields\":[{\"field\":\"a\",\"type\":\"int32\"}],\"default\":{\"a\":4}",
        "\"type\":\"struct\"",
        "\"type\":\"struct\",\"fields\":{}",
        "\"type\":\"struct\",\"fields\":[{\"type\":\"int32\"}]",
        "\"type\":\"struct\",\"fields\":[null]",
        "\"type\":\"struct\",\"fields\":[{\"field\":\"a\",\"type\":\"int32\"},{\"field\":\"a\",\"type\":\"int32\"}]",
        "\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"version\":1,\"parameters\":{\"scale\":\"2\"}",
        "\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"parameters\":{\"scale\":\"2\"},\"default\":\"AZw=\"",
        "\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\"",
        "\"type\":\"int32\",\"name\":\"org.apache.kafka.connect.data.Date\"",
        "\"type\":\"int64\",\"name\":\"org.apache.kafka.connect.data.Date\"",
        "\"type\":\"int32\",\"name\":\"org.apache.kafka.connect.data.Time\"",
        "\"type\":\"int64\",\"name\":\"org.apache.kafka.connect.data.Timestamp\",\"version\":1,\"default\":7",
        "\"type\":\"int32\",\"optional\":1,\"name\":5,\"version\":\"1\",\"doc\":1,\"parameters\":1",
        "\"type\":\"int32\",\"version\":9999999999,\"doc\":\"d\",\"parameters\":{\"a\":\"b\"},\"zzz\":5",
        "\"type\":\"int32\",\"parameters\":{\"a\":1}",
        "\"type\":\"int32\",\"default\":null",
        "\"type\":\"int32\",\"type\":\"int64\"",
        "\"type\":\"array\"",
        "\"type\":\"array\",\"items\":1",
        "\"type\":\"map\",\"keys\":{\"type\":\"int32\"}",
        "\"type\":\"INT32\"",
        "\"type\":1",
        ""
    };

    @Test
    void writesAlike() throws Exception {
        try (ReleasedWorld world = new ReleasedWorld(TableScript.class)) {
            Supplier<Map<String, String>> released = world.twinOf(TableScript.class);
            Map<String, String> theirs = released.get();
            Map<String, String> ours = new TableScript().get();

            assertThat(ours).hasSameSizeAs(theirs).hasSizeGreaterThan(3000);
            theirs.forEach((question, answer) ->
                    assertThat(ours.get(question)).as(question).isEqualTo(answer));
        }
    }

    @Test
    void readsValuesOfAllSchemasAlike() throws Exception {
        List<byte[]> records = new ArrayList<>();
        for (String type : TYPES) {
            for (String value : VALUES) {
                records.add(utf8("{\"schema\":{" + type + ",\"optional\":false},\"payload\":" + value + "}"));
                records.add(utf8("{\"payload\":" + value + ",\"schema\":{\"optional\":true," + type + "}}"));
            }
        }
        assertAlike(records);
    }

    @Test
    void readsValuesWithoutSchemaAlike() throws Exception {
        List<byte[]> records = new ArrayList<>();
        for (String value : VALUES) {
            for (String frame : List.of(
                    "%s",
                    " %s ",
                    "{\"schema\":null,\"payload\":%s}",
                    "{\"payload\":%s,\"schema\":null}",
                    "[%s]",
                    "%s 2",
                    "%s}",
                    "{\"payload\":%s}",
                    "{\"schema\":%s}")) {
                records.add(utf8(frame.formatted(value)));
            }
        }
        assertAlike(records);
    }

    @Test
    void readsUnusualEnvelopesAlike() throws Exception {
        String known = "{\"schema\":{\"type\":\"int32\"},\"payload\":1}";
        List<byte[]> records = new ArrayList<>();
        for (String record : List.of(
                known,
                "",
                " ",
                "null",
                "{}",
                "[]",
                "5",
                known + "x",
                known + "{}",
                known + "}",
                known + " ",
                known + known,
                known.replace("1}", ""),
                known.replace("1}", "}"),
                known.replace("1}", "1 2}"),
                known.replace("1}", "1,}"),
                known.replace("1}", "1,\"x\":2}"),
                known.replace("1}", "1,\"payload\":2}"),
                known.replace("1}", "1,\"schema\":{\"type\":\"int64\"}}"),
                known.replace("1}", "\"a\",\"payload\":\"b\"}"),
                "{\"schema\":{\"type\":\"int32\"},\"schema\":{\"type\":\"int64\"},\"payload\":1}",
                "{\"payload\":2,\"payload\":1,\"schema\":{\"type\":\"int32\"}}",
                "{\"payload\":{\"schema\":{\"type\":\"int32\"},\"payload\":1},\"schema\":{\"type\":\"int32\"}}",
                "{ \"schema\" : {\"type\":\"int32\"} , \"payload\" : 1 }",
                "{\"sch\\u0065ma\":{\"type\":\"int32\"},\"payload\":1}",
                "{\"schema\":\"string\",\"payload\":\"1\"}",
                "{\"schema\":[],\"payload\":1}",
                "{\"schema\":null}")) {
            records.add(utf8(known)); // so that its schema is the last one seen
            records.add(utf8(record));
        }
        for (Charset charset :
                List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"))) {
            records.add(known.getBytes(charset));
        }
        records.add(utf8("\ufeff" + known));
        records.add(new byte[] {0, 0, 0});
        records.add(new byte[] {'"', (byte) 0xff, '"'});
        records.add(utf8(known.replace("1}", "\"\0}")));
        assertAlike(records);
    }

    @Test
    void limitsNestingAndNumbersAlike() throws Exception {
        List<byte[]> records = new ArrayList<>();
        for (int depth : new int[] {998, 999, 1000, 1001, 20_000}) {
            String deep = "[".repeat(depth) + "]".repeat(depth);
            records.add(utf8(deep));
            records.add(utf8("{\"schema\":null,\"payload\":" + deep + "}"));
            records.add(utf8("{\"schema\":null,\"payload\":" + deep + "}")); // the schema is known now
        }
        for (int depth : new int[] {300, 20_000}) {
            String schema = "{\"type\":\"array\",\"items\":".repeat(depth) + "{\"type\":\"int8\"}" + "}".repeat(depth);
            records.add(utf8("{\"schema\":" + schema + ",\"payload\":[]}"));
        }
        for (int digits : new int[] {1000, 1001}) {
            String number = "1".repeat(digits);
            records.add(utf8(number));
            records.add(
                    utf8("{\"schema\":{\"type\":\"struct\",\"fields\":[]},\"payload\":{\"unknown\":" + number + "}}"));
        }
        assertAlike(records);
    }

    private static void assertAlike(List<byte[]> records) throws Exception {
        try (ReleasedWorld world = new ReleasedWorld(TableScript.class)) {
            BiFunction<Map<String, String>, byte[], String> ours = new ReadScript();
            BiFunction<Map<String, String>, byte[], String> released = world.twinOf(ReadScript.class);
            for (Map<String, String> settings : SETTINGS) {
                for (byte[] record : records) {
                    assertThat(ours.apply(settings, record))
                            .as("%s, record %s", settings, new String(record, StandardCharsets.UTF_8))
                            .isEqualTo(released.apply(settings, record));
                }
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
