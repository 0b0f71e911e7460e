package org.apache.kafka.connect.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of the reference page, and sees to it that the page leaves no transformation and no setting out. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("..", "docs", "transforms.md");
    private static final Pattern EXAMPLE = Pattern.compile(
            "```properties\\n(?<settings>.*?)```.*?```json\\n(?<before>.*?)```.*?```json\\n(?<after>.*?)```",
            Pattern.DOTALL);
    private static final String PACKAGE = "org.apache.kafka.connect.transforms.";

    /** Settings, the record that comes in and the one that goes out. */
    record Example(Map<String, String> settings, JsonNode before, JsonNode after) {}

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            Properties settings = new Properties();
            settings.load(new StringReader(matcher.group("settings")));
            Map<String, String> map = new LinkedHashMap<>();
            settings.stringPropertyNames().forEach(name -> map.put(name, settings.getProperty(name)));
            examples.add(
                    new Example(map, Notation.tree(matcher.group("before")), Notation.tree(matcher.group("after"))));
        }
        return examples;
    }

    static Stream<String> classes() throws IOException {
        List<String> classes = new ArrayList<>();
        for (String service : List.of("Transformation", "predicates.Predicate")) {
            Path file = Path.of("src/main/resources/META-INF/services/" + PACKAGE + service);
            classes.addAll(Files.readAllLines(file));
        }
        return classes.stream().filter(line -> line.startsWith(PACKAGE));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsWhatHappens(Example example) throws Exception {
        SinkRecord record = record(example.before());

        assertThat(json(transformed(record, example.settings())).toString())
                .isEqualTo(example.after().toString());
    }

    @ParameterizedTest
    @MethodSource("classes")
    void describesEverySetting(String className) throws Exception {
        String name = className.substring(className.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
        String section = section(name);
        Object plugin = Class.forName(className).getDeclaredConstructor().newInstance();
        ConfigDef settings =
                plugin instanceof Predicate<?> predicate ? predicate.config() : ((Transformation<?>) plugin).config();

        assertThat(section).contains("```properties").contains(name);
        for (ConfigDef.ConfigKey setting : settings.configKeys().values()) {
            assertThat(section).contains("| `" + setting.name + "` | " + byDefault(setting) + " |");
        }
    }

    private static String byDefault(ConfigDef.ConfigKey setting) {
        if (setting.defaultValue == ConfigDef.NO_DEFAULT_VALUE) {
            return "required";
        }
        String text = setting.defaultValue == null ? "" : ConfigDef.convertToString(setting.defaultValue, setting.type);
        return text.isEmpty() ? "none" : "`" + text + "`";
    }

    private static String section(String name) throws IOException {
        for (String section : Files.readString(PAGE).split("\n## ")) {
            if (section.startsWith(name + "\n")) {
                return section;
            }
        }
        throw new AssertionError("The page has no section on " + name);
    }

    private static SinkRecord transformed(SinkRecord record, Map<String, String> settings) throws Exception {
        Map<String, String> own = below("transforms.example.", settings);
        Map<String, String> predicate = below("predicates.which.", settings);
        if (!predicate.isEmpty()) {
            Predicate<SinkRecord> made = made(predicate.get("type"));
            made.configure(predicate);
            if (made.test(record) == Boolean.parseBoolean(own.get("negate"))) {
                return record;
            }
        }
        Transformation<SinkRecord> made = made(own.get("type"));
        made.configure(own);
        return made.apply(record);
    }

    private static Map<String, String> below(String prefix, Map<String, String> settings) {
        Map<String, String> below = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), value);
            }
        });
        return below;
    }

    @SuppressWarnings("unchecked") // the example says which it is
    private static <T> T made(String type) throws ReflectiveOperationException {
        return (T) Class.forName(type).getDeclaredConstructor().newInstance();
    }

    private static SinkRecord record(JsonNode json) {
        SchemaAndValue key = SchemaAndValue.NULL;
        SchemaAndValue value = SchemaAndValue.NULL;
        String topic = "orders";
        ConnectHeaders headers = new ConnectHeaders();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            Notation.Label label = Notation.Label.of(member.getKey());
            switch (label.name()) {
                case "topic" -> topic = member.getValue().asText();
                case "key" -> key = Notation.read(label, member.getValue());
                case "value" -> value = Notation.read(label, member.getValue());
                case "headers" ->
                    member.getValue().properties().forEach(header -> {
                        Notation.Label name = Notation.Label.of(header.getKey());
                        headers.add(name.name(), Notation.read(name, header.getValue()));
                    });
                default -> throw new IllegalArgumentException(label.name());
            }
        }
        return new SinkRecord(
                topic,
                3,
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                42,
                Instant.parse("2026-11-23T10:15:30.123Z").toEpochMilli(),
                TimestampType.CREATE_TIME,
                headers);
    }

    /** What the page leaves unsaid is the topic orders, no key and no headers. */
    private static JsonNode json(SinkRecord record) {
        if (record == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!record.topic().equals("orders")) {
            json.put("topic", record.topic());
        }
        if (record.keySchema() != null) {
            Notation.write(json, "key", record.keySchema(), record.key());
        }
        Notation.write(json, "value", record.valueSchema(), record.value());
        if (!record.headers().isEmpty()) {
            ObjectNode headers = json.putObject("headers");
            for (Header header : record.headers()) {
                Notation.write(headers, header.key(), header.schema(), header.value());
            }
        }
        return json;
    }
}
