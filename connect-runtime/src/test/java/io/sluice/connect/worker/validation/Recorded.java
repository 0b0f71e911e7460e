package io.sluice.connect.worker.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Compares answers with recorded ones; placeholders such as {@code <text>} stand for anything of that form. */
final class Recorded {
    static final ObjectMapper JSON = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private Recorded() {}

    static JsonNode steps(String scenario) throws IOException {
        try (InputStream in = Recorded.class.getResourceAsStream("/contract/" + scenario + ".json")) {
            return JSON.readTree(in).get("steps");
        }
    }

    static JsonNode json(ValidationResult result) {
        ObjectNode json = JSON.valueToTree(result);
        json.put("error_count", result.errorCount());
        return json;
    }

    /** Where the two differ, in words. */
    static List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("", expected, actual, differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            Iterator<String> names = expected.fieldNames();
            while (names.hasNext()) {
                String name = names.next();
                compare(path + "/" + name, expected.get(name), actual.path(name), differences);
            }
            if (expected.size() != actual.size()) differences.add(path + ": members of " + actual);
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                String label = expected.get(i)
                        .at("/value/name")
                        .asText(expected.get(i).path("name").asText("" + i));
                compare(path + "[" + label + "]", expected.get(i), actual.get(i), differences);
            }
        } else if (!fits(expected, actual)) {
            differences.add(path + ": expected " + expected + " but was " + actual);
        }
    }

    private static boolean fits(JsonNode expected, JsonNode actual) {
        return switch (expected.asText("")) {
            case "<text>" -> !actual.asText("").isEmpty();
            case "<version>" -> actual.asText("").matches("\\d+\\..*");
            default -> expected.equals(actual);
        };
    }
}
