package io.sluice.connect.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Settings that workers of earlier versions had, and what does their work today. */
final class FormerSettings {
    private static final String NOTHING = "it is not needed any more: workers keep their own records as JSON";
    private static final Map<String, String> INSTEAD = new TreeMap<>(Map.of(
            "rest.host.name", "use listeners=http://HOST:PORT",
            "rest.port", "use listeners=http://HOST:PORT",
            "auto.include.jmx.reporter", "use metric.reporters",
            "internal.key.converter", NOTHING,
            "internal.key.converter.schemas.enable", NOTHING,
            "internal.value.converter", NOTHING,
            "internal.value.converter.schemas.enable", NOTHING));

    private FormerSettings() {}

    static Set<String> names() {
        return INSTEAD.keySet();
    }

    /** One sentence for each that is given. */
    static List<String> among(Set<String> given) {
        return INSTEAD.entrySet().stream()
                .filter(former -> given.contains(former.getKey()))
                .map(former -> "Worker setting " + former.getKey() + " has no effect; " + former.getValue())
                .toList();
    }
}
