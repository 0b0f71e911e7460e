package io.sluice.connect.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes the values of internal topics: JSON objects without a schema around them. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a tree of plain JSON nodes", e);
        }
    }

    /** The object in the bytes; never shows the content in an error, because it may be secret. */
    static JsonNode parse(byte[] value) {
        if (value == null) throw new MalformedRecord("there is no value");
        JsonNode node;
        try {
            node = MAPPER.readTree(value);
        } catch (IOException e) {
            throw new MalformedRecord("the value is not JSON");
        }
        if (!node.isObject()) throw new MalformedRecord("the value is not a JSON object");
        return node;
    }

    static JsonNode member(JsonNode object, String name) {
        JsonNode member = object.get(name);
        if (member == null || member.isNull()) throw new MalformedRecord("member '" + name + "' is missing");
        return member;
    }

    static String text(JsonNode object, String name) {
        JsonNode member = member(object, name);
        if (!member.isTextual()) throw new MalformedRecord("member '" + name + "' is not text");
        return member.textValue();
    }

    static int count(JsonNode object, String name) {
        JsonNode member = member(object, name);
        if (!member.canConvertToExactIntegral() || !member.canConvertToInt() || member.intValue() < 0)
            throw new MalformedRecord("member '" + name + "' is not a count");
        return member.intValue();
    }

    static long number(JsonNode object, String name) {
        JsonNode member = member(object, name);
        if (!member.isIntegralNumber()) throw new MalformedRecord("member '" + name + "' is not a whole number");
        return member.longValue();
    }

    static boolean flag(JsonNode object, String name) {
        JsonNode member = member(object, name);
        if (!member.isBoolean()) throw new MalformedRecord("member '" + name + "' is neither true nor false");
        return member.booleanValue();
    }

    /** Settings: texts or nulls. Numbers and truth values, which a careless tool may write, are taken as their text. */
    static Map<String, String> settings(JsonNode object, String name) {
        JsonNode member = member(object, name);
        if (!member.isObject()) throw new MalformedRecord("member '" + name + "' is not a JSON object");
        Map<String, String> settings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> setting : member.properties()) {
            if (setting.getValue().isContainerNode())
                throw new MalformedRecord("setting '" + setting.getKey() + "' is neither text nor null");
            settings.put(
                    setting.getKey(),
                    setting.getValue().isNull() ? null : setting.getValue().asText());
        }
        return settings;
    }

    static ObjectNode settings(Map<String, String> settings) {
        ObjectNode node = object();
        settings.forEach(node::put);
        return node;
    }
}
