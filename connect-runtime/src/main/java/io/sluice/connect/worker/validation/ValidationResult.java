package io.sluice.connect.worker.validation;

import java.util.List;

/**
 * Everything there is to say about a connector configuration. Holds the text of references to config providers, never what
 * they stand for.
 *
 * @param name the connector class, as the configuration names it
 * @param groups the groups of settings in the order to show them
 */
public record ValidationResult(String name, List<String> groups, List<CheckedKey> configs) {
    public ValidationResult {
        groups = List.copyOf(groups);
        configs = List.copyOf(configs);
    }

    public int errorCount() {
        return configs.stream().mapToInt(key -> key.value().errors().size()).sum();
    }

    /** All problems as one text. */
    public String summary(String connector) {
        int errors = errorCount();
        StringBuilder summary = new StringBuilder("The configuration of connector " + connector + " has " + errors
                + (errors == 1 ? " problem:" : " problems:"));
        for (CheckedKey key : configs) {
            for (String error : key.value().errors()) {
                summary.append("\n  - ").append(key.value().name()).append(": ").append(error);
            }
        }
        return summary.append("\nPUT /connector-plugins/")
                .append(name)
                .append("/config/validate shows the same, setting by setting.")
                .toString();
    }
}
