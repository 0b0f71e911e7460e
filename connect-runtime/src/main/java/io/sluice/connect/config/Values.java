package io.sluice.connect.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parsed settings, read by the types of the domain. */
record Values(Map<String, Object> parsed) {
    Object get(String key) {
        if (!parsed.containsKey(key)) {
            throw new IllegalArgumentException("There is no setting " + key + " here");
        }
        return parsed.get(key);
    }

    String text(String key) {
        return (String) get(key);
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(text(key)).filter(text -> !text.isBlank());
    }

    boolean isOn(String key) {
        return (Boolean) get(key);
    }

    int number(String key) {
        return ((Number) get(key)).intValue();
    }

    Duration millis(String key) {
        return Duration.ofMillis(((Number) get(key)).longValue());
    }

    List<String> list(String key) {
        return ((List<?>) get(key)).stream().map(String.class::cast).toList();
    }
}
