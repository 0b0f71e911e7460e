package io.sluice.connect.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A configuration as its plugin sees it, beside the text it was written as. Shows the text only, never a value that came from
 * a config provider.
 *
 * @param values with references resolved; one that could not be is still there as text
 * @param templates as written
 * @param failures why references could not be resolved, by setting
 * @param lifetime after what time the values should be asked for again, if a provider said so
 */
public record ResolvedConfig(
        Map<String, String> values,
        Map<String, String> templates,
        Map<String, String> failures,
        Optional<Duration> lifetime) {
    public ResolvedConfig {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // values may be null, so not Map.copyOf
        templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
        failures = Map.copyOf(failures);
    }

    /** The settings whose value differs from what was written, because a provider supplied it. */
    public Set<String> resolvedKeys() {
        Set<String> keys = new TreeSet<>();
        templates.forEach((key, template) -> {
            if (template != null && !template.equals(values.get(key))) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** Takes values that a provider supplied out of a text about this configuration. */
    public String redact(String text) {
        String redacted = text;
        for (String key : resolvedKeys()) {
            String value = values.get(key);
            if (value != null && value.length() >= 3) { // shorter ones would tear holes into every other word
                redacted = redacted.replace(value, templates.get(key));
            }
        }
        return redacted;
    }

    /** The values, if all references could be resolved. */
    public Map<String, String> valuesOrThrow(String what) {
        if (!failures.isEmpty()) {
            throw new InvalidSettings(what, failures.values().stream().sorted().toList());
        }
        return values;
    }

    @Override
    public String toString() {
        return templates.toString();
    }
}
