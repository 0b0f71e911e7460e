package io.sluice.connect.worker.validation;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The definition of a setting, as REST shows it. Null stands for what the definition leaves open. */
public record KeyDefinition(
        String name,
        String type,
        boolean required,
        String defaultValue,
        String importance,
        String documentation,
        String group,
        int orderInGroup,
        String width,
        String displayName,
        List<String> dependents) {
    public KeyDefinition {
        dependents = List.copyOf(dependents);
    }

    /** @param prefix goes before the names of this setting and of those that depend on it */
    static KeyDefinition of(String prefix, ConfigKey key) {
        return new KeyDefinition(
                prefix + key.name,
                key.type.name(),
                !key.hasDefault(),
                key.hasDefault() ? Texts.of(key.defaultValue, key.type) : null,
                key.importance.name(),
                key.documentation,
                key.group,
                key.orderInGroup,
                key.width.name(),
                key.displayName,
                key.dependents.stream().map(prefix::concat).toList());
    }

    static List<KeyDefinition> all(ConfigDef definitions) {
        return definitions.configKeys().values().stream()
                .map(key -> of("", key))
                .toList();
    }
}
