package io.sluice.connect.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;

/** Recognises settings that nothing is going to read, most of them misspelt. */
final class UnknownSettings {
    private static final List<String> OPEN_PREFIXES = List.of(
            "producer.",
            "consumer.",
            "admin.",
            "key.converter.",
            "value.converter.",
            "header.converter.",
            "config.providers.",
            "config.storage.",
            "offset.storage.",
            "status.storage.",
            "listeners.https.",
            "admin.listeners.https.",
            "metrics.context.",
            "internal.");
    private static final Set<String> OTHERS = Set.of("connector.client.config.override.allowlist");

    private final Set<String> known = new TreeSet<>(OTHERS);

    UnknownSettings(ConfigDef... definitions) {
        for (ConfigDef each : definitions) {
            known.addAll(each.names());
        }
    }

    /** One sentence for each key that is unknown, with the nearest known name. */
    List<String> among(Collection<String> keys) {
        List<String> unknown = new ArrayList<>();
        for (String key : keys) {
            if (!isKnown(key)) {
                unknown.add("Unknown worker setting " + key
                        + Suggestion.nearest(key, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; only a plugin could make use of it"));
            }
        }
        return unknown;
    }

    private boolean isKnown(String key) {
        if (known.contains(key)
                || FormerSettings.names().contains(key)
                || OPEN_PREFIXES.stream().anyMatch(key::startsWith)) {
            return true;
        }
        for (ClientKind client : ClientKind.values()) {
            if (client.settings().contains(key)) {
                return true;
            }
        }
        return false;
    }
}
