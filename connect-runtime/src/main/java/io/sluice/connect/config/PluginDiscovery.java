package io.sluice.connect.config;

import java.util.Arrays;
import java.util.Locale;

/** How plugins are found in a location: by reading its classes, by its {@code META-INF/services} manifests, or both. */
public enum PluginDiscovery {
    ONLY_SCAN,
    HYBRID_WARN,
    HYBRID_FAIL,
    SERVICE_LOAD;

    /** Reads the value of {@code plugin.discovery}, in any case of letters. */
    public static PluginDiscovery named(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("plugin.discovery is '" + text
                        + "' but has to be one of " + Arrays.toString(values()).toLowerCase(Locale.ROOT)));
    }

    public boolean scans() {
        return this != SERVICE_LOAD;
    }

    public boolean reads() {
        return this != ONLY_SCAN;
    }
}
