package io.sluice.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting has the name, type, default, importance, order and range that operators and tools know. */
class ContractDefinitionsTest {
    private static final Set<String> COMPARABLE_VALIDATORS =
            Set.of("Range", "ValidString", "CaseInsensitiveValidString", "ValidList");

    static Stream<Arguments> definitions() throws Exception {
        List<Arguments> all = new ArrayList<>(ofTheWorker());
        for (String file : List.of("converters.json", "file-connectors.json"))
            for (Iterator<String> names = contract(file).fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (name.startsWith("org.")) all.add(Arguments.of(file, name, ofPlugin(name)));
            }
        return all.stream();
    }

    private static ConfigDef ofPlugin(String name) throws Exception {
        Class<?> type = Class.forName(name);
        return (ConfigDef) type.getMethod("config").invoke(type.getConstructor().newInstance());
    }

    private static JsonNode contract(String file) throws IOException {
        try (InputStream in = ContractDefinitionsTest.class.getResourceAsStream("/contract/" + file)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static List<Arguments> ofTheWorker() {
        return List.of(
                Arguments.of("workers.json", "WorkerConfig", WorkerDefinitions.common()),
                Arguments.of("workers.json", "DistributedConfig", WorkerSettings.definitions(true)),
                Arguments.of("workers.json", "StandaloneConfig", WorkerSettings.definitions(false)),
                Arguments.of("connectors.json", "ConnectorConfig", ConnectorDefinitions.base(PluginChoices.unknown())),
                Arguments.of(
                        "connectors.json",
                        "SourceConnectorConfig",
                        ConnectorDefinitions.source(PluginChoices.unknown())),
                Arguments.of(
                        "connectors.json", "SinkConnectorConfig", ConnectorDefinitions.sink(PluginChoices.unknown())),
                Arguments.of(
                        "connectors.json", "TopicCreationConfig.defaultGroup", SourceDefinitions.defaultTopicGroup()),
                Arguments.of(
                        "connectors.json", "TopicCreationConfig.group", SourceDefinitions.topicGroup("group", 1, (short)
                                1)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("definitions")
    void agreesWithTheContract(String file, String name, ConfigDef definitions) throws IOException {
        JsonNode contract = contract(file).get(name);
        var expected = new TreeMap<String, List<String>>();
        contract.fields().forEachRemaining(key -> expected.put(key.getKey(), facts(key.getValue())));

        var actual = new TreeMap<String, List<String>>();
        definitions.configKeys().values().forEach(key -> actual.put(key.name, facts(key, contract.get(key.name))));

        assertThat(actual).isEqualTo(expected);
    }

    private static List<String> facts(JsonNode key) {
        List<String> facts = new ArrayList<>();
        for (String name : List.of("type", "importance", "group", "order_in_group", "width", "display_name")) {
            facts.add(name + "=" + (key.has(name) ? key.get(name).asText() : null));
        }
        facts.add("default=" + (key.get("required").asBoolean() ? "<required>" : text(key.get("default"))));
        facts.add("recommends=" + key.has("has_recommender"));
        if (COMPARABLE_VALIDATORS.contains(key.path("validator_kind").asText())) {
            facts.add("valid=" + key.get("valid_values").asText());
        }
        return facts;
    }

    private static List<String> facts(ConfigKey key, JsonNode contract) {
        List<String> facts = new ArrayList<>();
        facts.add("type=" + key.type);
        facts.add("importance=" + key.importance);
        facts.add("group=" + key.group);
        facts.add("order_in_group=" + (key.orderInGroup < 0 ? null : key.orderInGroup));
        facts.add("width=" + key.width);
        facts.add("display_name=" + key.displayName);
        facts.add(
                "default=" + (key.hasDefault() ? ConfigDef.convertToString(key.defaultValue, key.type) : "<required>"));
        facts.add("recommends=" + (key.recommender != null));
        if (contract != null
                && COMPARABLE_VALIDATORS.contains(
                        contract.path("validator_kind").asText())) {
            facts.add("valid=" + key.validator);
        }
        return facts;
    }

    private static String text(JsonNode node) {
        return node == null || node.isNull() ? null : node.asText();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("definitions")
    void explainsEverySetting(String file, String name, ConfigDef definitions) {
        assertThat(definitions.configKeys().values())
                .allSatisfy(key -> assertThat(key.documentation).as(key.name).hasSizeGreaterThan(10));
    }
}
