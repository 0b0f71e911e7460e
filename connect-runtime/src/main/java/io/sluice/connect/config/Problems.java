package io.sluice.connect.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/** Parses a configuration key by key and collects what is wrong with it, so that one look tells everything. */
final class Problems {
    private final List<String> all = new ArrayList<>();

    /** Reads what the definitions know; the value of a key with a problem is left out of the result. */
    Map<String, Object> parse(ConfigDef definitions, Map<String, String> config) {
        Map<String, Object> parsed = new LinkedHashMap<>();
        for (ConfigKey key : definitions.configKeys().values()) {
            String given = config.get(key.name);
            if (given == null && !key.hasDefault()) {
                all.add(key.name + " is missing and has no default");
                continue;
            }
            try {
                Object value = given == null ? key.defaultValue : ConfigDef.parseType(key.name, given, key.type);
                if (key.validator != null) {
                    key.validator.ensureValid(key.name, value);
                }
                parsed.put(key.name, value);
            } catch (ConfigException e) {
                all.add(Secrets.isSecret(key.name, definitions) ? key.name + " has no usable value" : e.getMessage());
            }
        }
        return parsed;
    }

    void forEach(Consumer<String> reader) {
        all.forEach(reader);
    }

    void add(String problem) {
        all.add(problem);
    }

    /** Notes a problem if the condition does not hold. */
    void expect(boolean holds, String problem) {
        if (!holds) {
            all.add(problem);
        }
    }

    boolean none() {
        return all.isEmpty();
    }

    void throwIfAny(String what) {
        if (!all.isEmpty()) {
            throw new InvalidSettings(what, all);
        }
    }
}
