package io.sluice.connect.plugins;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads which plugins a location declares in {@code META-INF/services}, without loading any of them. */
final class Manifests {
    private static final Logger log = LoggerFactory.getLogger(Manifests.class);

    private Manifests() {}

    static Map<PluginKind, Set<String>> read(PluginLocation location) {
        Map<PluginKind, Set<String>> names = new EnumMap<>(PluginKind.class);
        for (PluginKind kind : PluginKind.values()) {
            for (URL manifest : manifests(location, kind)) {
                names.computeIfAbsent(kind, k -> new TreeSet<>()).addAll(names(manifest));
            }
        }
        return names;
    }

    /** A location's own manifests only: those of the worker's class path are read once, for the class path. */
    private static List<URL> manifests(PluginLocation location, PluginKind kind) {
        String name = "META-INF/services/" + kind.type().getName();
        try {
            return Collections.list(
                    location.loader() instanceof URLClassLoader own && !location.isClassPath()
                            ? own.findResources(name)
                            : location.loader().getResources(name));
        } catch (IOException e) {
            log.warn("Cannot look for plugins declared in {} ({})", location, e.toString());
            return List.of();
        }
    }

    private static Set<String> names(URL manifest) {
        Set<String> names = new TreeSet<>();
        try {
            URLConnection connection = manifest.openConnection();
            connection.setUseCaches(false); // a cached jar would stay open for as long as the JVM runs
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(names::add);
            }
        } catch (IOException e) {
            log.warn("Ignoring the plugins declared in {}: it cannot be read ({})", manifest, e.toString());
        }
        return names;
    }
}
