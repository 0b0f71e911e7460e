package io.sluice.connect.task;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Reads settings that were validated before they were stored; what is absent or empty has its default. */
record Settings(Map<String, String> values) {
    Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // values may be null, so not Map.copyOf
    }

    String text(String key, String absent) {
        String value = values.get(key);
        return value == null || value.isBlank() ? absent : value.trim();
    }

    long number(String key, long absent) {
        String value = text(key, "");
        try {
            return value.isEmpty() ? absent : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ConfigException(key, value, "A whole number is needed");
        }
    }

    boolean flag(String key, boolean absent) {
        String value = text(key, "");
        return value.isEmpty() ? absent : Boolean.parseBoolean(value);
    }

    List<String> list(String key) {
        return Arrays.stream(text(key, "").split(",", -1))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The settings under a prefix, without it. */
    Map<String, String> under(String prefix) {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix) && value != null) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
