package io.sluice.connect.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and how plugins are looked for. Read before all other settings, because those may need plugins (config providers,
 * converters) to be understood.
 *
 * @param path the folders of {@code plugin.path}; what lies in each of them are the plugins
 * @param home the folder of the distribution, whose {@code plugins} folder is searched as well
 */
public record PluginSettings(List<Path> path, PluginDiscovery discovery, Optional<Path> home) {
    /** The system property in which the start scripts name the folder of the distribution. */
    public static final String HOME_PROPERTY = "sluice.home";

    public PluginSettings {
        path = List.copyOf(path);
        Objects.requireNonNull(discovery, "discovery");
        Objects.requireNonNull(home, "home");
    }

    /** Nothing but the worker's class path. */
    public static PluginSettings classPathOnly() {
        return new PluginSettings(List.of(), PluginDiscovery.HYBRID_WARN, Optional.empty());
    }

    /** Takes the settings from a worker's properties, and the distribution from {@link #HOME_PROPERTY}. */
    public static PluginSettings of(Map<String, String> worker) {
        String discovery = worker.get(WorkerKeys.PLUGIN_DISCOVERY);
        return new PluginSettings(
                folders(worker.get(WorkerKeys.PLUGIN_PATH)),
                discovery == null ? PluginDiscovery.HYBRID_WARN : PluginDiscovery.named(discovery),
                Optional.ofNullable(System.getProperty(HOME_PROPERTY))
                        .filter(home -> !home.isBlank())
                        .map(Path::of));
    }

    private static List<Path> folders(String path) {
        if (path == null) {
            return List.of();
        }
        return Arrays.stream(path.split(","))
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
    }
}
