package org.apache.kafka.connect.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings are those recorded from the released worker: names, types, defaults, importance, valid values. */
class DefinitionsTest {
    private static final String FACTS = "/transforms-and-predicates.json";

    static List<String> classes() throws Exception {
        List<String> classes = new ArrayList<>();
        facts().fieldNames().forEachRemaining(classes::add);
        return classes;
    }

    @ParameterizedTest
    @MethodSource("classes")
    void definesTheRecordedSettings(String className) throws Exception {
        ConfigDef definition =
                (ConfigDef) Class.forName(className).getField("CONFIG_DEF").get(null);
        var defined = new TreeMap<String, String>();
        definition.configKeys().forEach((name, key) -> defined.put(name, text(key)));

        var recorded = new TreeMap<String, String>();
        facts().get(className).fields().forEachRemaining(e -> recorded.put(e.getKey(), text(e.getValue())));
        assertThat(defined).isEqualTo(recorded);
    }

    @Test
    void documentsEverySetting() throws Exception {
        for (String className : classes()) {
            ConfigDef definition =
                    (ConfigDef) Class.forName(className).getField("CONFIG_DEF").get(null);
            assertThat(definition.configKeys().values()).as(className).allSatisfy(key -> assertThat(key.documentation)
                    .endsWith("."));
        }
    }

    @Test
    void offersEveryPluginAsService() throws Exception {
        List<String> offered = Stream.concat(
                        ServiceLoader.load(Transformation.class).stream(), ServiceLoader.load(Predicate.class).stream())
                .map(provider -> provider.type().getName())
                .toList();
        List<String> expected = new ArrayList<>(classes());
        expected.add(Drop.Key.class.getName());
        expected.add(Drop.Value.class.getName());

        assertThat(offered).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static JsonNode facts() throws Exception {
        try (InputStream in = DefinitionsTest.class.getResourceAsStream(FACTS)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static String text(ConfigDef.ConfigKey key) {
        Object byDefault = !key.hasDefault() ? "required" : ConfigDef.convertToString(key.defaultValue, key.type);
        return key.type + " " + byDefault + " " + key.importance + " " + key.width + " " + key.displayName + " "
                + (key.validator instanceof ConfigDef.LambdaValidator ? "own rule" : key.validator);
    }

    private static String text(JsonNode key) {
        boolean isOwnRule = key.path("validator_kind").asText().equals("custom");
        return key.get("type").asText() + " "
                + (key.get("required").asBoolean() ? "required" : textOrNull(key.get("default"))) + " "
                + key.get("importance").asText() + " " + key.get("width").asText() + " "
                + key.get("display_name").asText() + " "
                + (isOwnRule ? "own rule" : textOrNull(key.get("valid_values")));
    }

    private static String textOrNull(JsonNode node) {
        return node == null || node.isNull() ? null : node.asText();
    }
}
