package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of each transformation, in their order. What validators say about themselves is ours to word. */
public final class DefinitionProbe implements Supplier<Map<String, String>> {

    @Override
    public Map<String, String> get() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        Cases.all().stream()
                .map(Cases.Case::type)
                .distinct()
                .forEach(type -> outcomes.put(type, Outcome.of(() -> {
                    Class<?> transform = Class.forName("org.apache.kafka.connect.transforms." + type);
                    ConfigDef definition =
                            (ConfigDef) transform.getField("CONFIG_DEF").get(null);
                    Object made = transform.getDeclaredConstructor().newInstance();
                    return transform.getMethod("version").invoke(made) + " "
                            + (transform.getMethod("config").invoke(made) == definition) + " "
                            + definition.configKeys().values().stream()
                                    .map(DefinitionProbe::text)
                                    .collect(Collectors.joining("; "));
                })));
        return outcomes;
    }

    private static String text(ConfigDef.ConfigKey key) {
        String validator = key.validator == null ? "" : key.validator.getClass().getName() + key.validator;
        return key.name + " " + key.type + " " + key.importance + " "
                + (key.hasDefault() ? Outcome.text(key.defaultValue) : "required") + " "
                + (validator.contains("Lambda") ? "own rule" : validator) + " " + key.group + key.orderInGroup
                + key.width + key.displayName + key.dependents + key.internalConfig;
    }
}
