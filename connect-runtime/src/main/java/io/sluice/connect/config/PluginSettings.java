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
 * @param cache where it is kept from start to start what the folders hold; empty to read them each time
 */
public record PluginSettings(List<Path> path, PluginDiscovery discovery, Optional<Path> home, Optional<Path> cache) {
    /** The system property in which the start scripts name the folder of the distribution. */
    public static final String HOME_PROPERTY = "sluice.home";

    public PluginSettings {
        path = List.copyOf(path);
        Objects.requireNonNull(discovery, "discovery");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(cache, "cache");
    }

    /** Nothing but the worker's class path. */
    public static PluginSettings classPathOnly() {
        return new PluginSettings(List.of(), PluginDiscovery.HYBRID_WARN, Optional.empty(), Optional.empty());
    }

    /** Takes the settings from a worker's properties, and the distribution from {@link #HOME_PROPERTY}. */
    public static PluginSettings of(Map<String, String> worker) {
        String discovery = worker.get(WorkerKeys.PLUGIN_DISCOVERY);
        Optional<Path> home = Optional.ofNullable(System.getProperty(HOME_PROPERTY))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        String cache = worker.get(WorkerKeys.PLUGIN_CACHE);
        return new PluginSettings(
                folders(worker.get(WorkerKeys.PLUGIN_PATH)),
                discovery == null ? PluginDiscovery.HYBRID_WARN : PluginDiscovery.named(discovery),
                home,
                cache == null
                        ? home.flatMap(scripts -> usersCache())
                        : folders(cache).stream().findFirst());
    }

    /** Where programs of this user keep what they can make anew, by the rules of freedesktop.org. */
    private static Optional<Path> usersCache() {
        String caches = System.getenv("XDG_CACHE_HOME");
        if (caches != null && !caches.isBlank()) return Optional.of(Path.of(caches, "sluice"));
        String user = System.getProperty("user.home");
        return user == null || user.isBlank() ? Optional.empty() : Optional.of(Path.of(user, ".cache", "sluice"));
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
