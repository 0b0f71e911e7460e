package io.sluice.connect.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.model.TargetState;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;

/**
 * A connector as a file on the command line of a standalone worker tells it. The content decides how it is read, not the name
 * of the file: a JSON object is either the connector's configuration or a creation request as REST takes it; anything else is
 * Java properties.
 */
record ConnectorFile(Path path, String name, Map<String, String> config, Optional<TargetState> initialState) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static ConnectorFile read(Path path) {
        String text;
        try {
            text = Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigException("Cannot read connector file " + path + ": " + reason(e) + ". Check the path.");
        }
        return text.stripLeading().startsWith("{") ? ofJson(path, text) : ofProperties(path, text);
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.toString();
    }

    private static ConnectorFile ofProperties(Path path, String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("Connector file " + path + " is no properties file: " + e.getMessage());
        }
        Map<String, String> config = new LinkedHashMap<>();
        properties.stringPropertyNames().stream().sorted().forEach(key -> config.put(key, properties.getProperty(key)));
        return named(path, config, Optional.empty());
    }

    private static ConnectorFile ofJson(Path path, String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ConfigException("Connector file " + path + " begins like JSON but is none: "
                    + e.getOriginalMessage() + " at line " + e.getLocation().getLineNr());
        }
        JsonNode inner = json.get("config");
        if (inner == null || !inner.isObject()) return named(path, texts(path, json), Optional.empty());
        Map<String, String> config = texts(path, inner);
        if (json.hasNonNull("name")) {
            String name = json.get("name").asText();
            String inConfig = config.putIfAbsent("name", name);
            if (inConfig != null && !inConfig.equals(name))
                throw new ConfigException("Connector file " + path + " names the connector " + name
                        + ", but its configuration says " + inConfig + ". Make them the same.");
        }
        return named(path, config, initialState(path, json.get("initial_state")));
    }

    private static Map<String, String> texts(Path path, JsonNode object) {
        Map<String, String> config = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            if (member.getValue().isContainerNode())
                throw new ConfigException("Connector file " + path + ": the value of " + member.getKey()
                        + " is an object or a list, but a setting is a text");
            config.put(
                    member.getKey(),
                    member.getValue().isNull() ? null : member.getValue().asText());
        });
        return config;
    }

    private static Optional<TargetState> initialState(Path path, JsonNode state) {
        if (state == null || state.isNull()) return Optional.empty();
        return Optional.of(
                switch (state.asText().toUpperCase(Locale.ROOT)) {
                    case "RUNNING" -> TargetState.STARTED;
                    case "PAUSED" -> TargetState.PAUSED;
                    case "STOPPED" -> TargetState.STOPPED;
                    default ->
                        throw new ConfigException("Connector file " + path + ": initial_state is " + state.asText()
                                + ", but must be RUNNING, PAUSED or STOPPED");
                });
    }

    private static ConnectorFile named(Path path, Map<String, String> config, Optional<TargetState> initialState) {
        String name = config.get("name");
        if (name == null || name.isBlank())
            throw new ConfigException("Connector file " + path + " has no name. Add a line name=... to it.");
        return new ConnectorFile(path, name.strip(), config, initialState);
    }
}
