package io.sluice.connect.worker.validation;

import java.util.Objects;

/** One setting of a validated configuration; the definition is null if a plugin judged a setting it does not define. */
public record CheckedKey(KeyDefinition definition, KeyValue value) {
    public CheckedKey {
        Objects.requireNonNull(value, "value");
    }
}
