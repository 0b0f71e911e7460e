package io.sluice.connect.worker.validation;

import io.sluice.connect.config.ResolvedConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Collects what the parties to a validation say about each setting, in the order to show it. Where two speak of the same
 * setting, the later one's definition and value show, and the errors of both.
 */
final class Verdicts {
    private final ResolvedConfig config;
    private final Map<String, KeyDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, ConfigValue> values = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();

    Verdicts(ResolvedConfig config) {
        this.config = config;
    }

    /** Takes definitions in and orders their settings behind those known so far. */
    void define(String prefix, ConfigDef added) {
        added.configKeys().values().forEach(key -> define(prefix, key));
    }

    void define(String prefix, ConfigKey key) {
        definitions.put(prefix + key.name, KeyDefinition.of(prefix, key));
        types.put(prefix + key.name, key.type);
        if (key.group != null) {
            groups.add(key.group);
        }
    }

    void judge(String prefix, Collection<ConfigValue> judged) {
        for (ConfigValue value : judged) {
            String name = prefix + value.name();
            ConfigValue copy = new ConfigValue(
                    name, value.value(), orEmpty(value.recommendedValues()), new ArrayList<>(errorsOf(name)));
            copy.visible(value.visible());
            orEmpty(value.errorMessages()).stream()
                    .filter(error -> !copy.errorMessages().contains(error))
                    .forEach(copy::addErrorMessage);
            values.put(name, copy);
        }
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private List<String> errorsOf(String name) {
        return values.containsKey(name) ? values.get(name).errorMessages() : List.of();
    }

    void error(String name, String error) {
        values.computeIfAbsent(name, n -> new ConfigValue(n, null, new ArrayList<>(), new ArrayList<>()))
                .addErrorMessage(error);
    }

    /** The value found good so far, or null. */
    Object value(String name) {
        ConfigValue value = values.get(name);
        return value == null || !value.errorMessages().isEmpty() ? null : value.value();
    }

    ValidationResult result(String connectorClass) {
        Set<String> names = new LinkedHashSet<>(definitions.keySet());
        names.addAll(values.keySet());
        List<CheckedKey> keys = new ArrayList<>();
        Set<String> resolved = config.resolvedKeys();
        for (String name : names) {
            keys.add(new CheckedKey(definitions.get(name), shown(name, resolved.contains(name))));
        }
        return new ValidationResult(connectorClass, List.copyOf(groups), keys);
    }

    private KeyValue shown(String name, boolean resolved) {
        ConfigValue value = values.getOrDefault(name, new ConfigValue(name));
        Type type = types.getOrDefault(name, Type.STRING);
        String text =
                resolved ? config.templates().get(name) : config.redact(orEmptyText(Texts.of(value.value(), type)));
        return new KeyValue(
                name,
                value.value() == null && !resolved ? null : text,
                value.recommendedValues().stream()
                        .map(each -> config.redact(orEmptyText(Texts.of(each, type))))
                        .toList(),
                value.errorMessages().stream()
                        .map(each -> redacted(name, each, resolved))
                        .toList(),
                value.visible());
    }

    private String redacted(String name, String error, boolean resolved) {
        String own = config.values().get(name);
        String text = resolved && own != null && !own.isEmpty()
                ? error.replace(own, config.templates().get(name))
                : error;
        return config.redact(text);
    }

    private static String orEmptyText(String text) {
        return text == null ? "" : text;
    }
}
