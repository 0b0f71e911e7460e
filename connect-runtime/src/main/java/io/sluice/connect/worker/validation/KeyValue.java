package io.sluice.connect.worker.validation;

import java.util.List;

/** The value of a setting and what is wrong with it, as REST shows it. The value is null where none is set. */
public record KeyValue(
        String name, String value, List<String> recommendedValues, List<String> errors, boolean visible) {
    public KeyValue {
        recommendedValues = List.copyOf(recommendedValues);
        errors = List.copyOf(errors);
    }
}
