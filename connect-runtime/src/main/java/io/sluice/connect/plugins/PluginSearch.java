package io.sluice.connect.plugins;

import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One search for plugins at the start of a worker. A plugin that cannot be loaded is named in one line of the log and left
 * out; it never keeps the worker from starting.
 */
final class PluginSearch {
    private static final Logger log = LoggerFactory.getLogger(PluginSearch.class);

    private final PluginDiscovery discovery;
    private final ClassScan scan = new ClassScan();
    private final List<Plugin> found = new ArrayList<>();
    private final Set<String> undeclared = new TreeSet<>();

    private PluginSearch(PluginDiscovery discovery) {
        this.discovery = discovery;
    }

    static PluginIndex run(PluginSettings settings, ClassLoader worker) {
        PluginSearch search = new PluginSearch(settings.discovery());
        PluginLocation classPath = PluginLocation.classPath(worker);
        // Read in every mode: what ships with the worker, and what it is embedded beside, is always there.
        search.load(classPath, Manifests.read(classPath), search.scan.classPath(worker));
        List<PluginLocation> locations = new ArrayList<>(PluginFolders.locations(settings, worker));
        locations.forEach(search::search);
        search.judgeUndeclared();
        locations.add(classPath);
        return new PluginIndex(search.found, locations);
    }

    private void search(PluginLocation location) {
        Map<PluginKind, Set<String>> declared = discovery.reads() ? Manifests.read(location) : Map.of();
        Map<PluginKind, Set<String>> scanned = discovery.scans() ? scan.location(location) : Map.of();
        int before = found.size();
        load(location, declared, scanned);
        log.debug("{} plugins in {}", found.size() - before, location);
        if (discovery.reads()) {
            found.subList(before, found.size()).stream()
                    .filter(plugin ->
                            !declared.getOrDefault(plugin.kind(), Set.of()).contains(plugin.className()))
                    .forEach(plugin -> undeclared.add(plugin.className()));
        }
    }

    private void load(
            PluginLocation location, Map<PluginKind, Set<String>> declared, Map<PluginKind, Set<String>> scanned) {
        Map<String, String> broken = new TreeMap<>();
        for (PluginKind kind : PluginKind.values()) {
            Set<String> names = new TreeSet<>(scanned.getOrDefault(kind, Set.of()));
            Set<String> promised = declared.getOrDefault(kind, Set.of());
            names.addAll(promised);
            for (String name : names) {
                try {
                    keep(Plugin.load(kind, name, location));
                } catch (NoSuchMethodException e) {
                    if (promised.contains(name)) {
                        broken.put(name, "it has no public constructor without parameters");
                    }
                } catch (InvocationTargetException e) {
                    broken.put(name, String.valueOf(e.getCause()));
                } catch (Throwable e) { // plugin code: anything may come, and none of it concerns the other plugins
                    broken.put(name, e.toString());
                }
            }
        }
        broken.forEach(
                (name, why) -> log.warn("Ignoring plugin {} in {}: it cannot be loaded ({})", name, location, why));
    }

    /** A class that a location names but the worker serves belongs to the worker's class path, not to that location. */
    private void keep(Plugin plugin) {
        if (plugin.location().isClassPath() || plugin.type().getClassLoader() == plugin.loader()) {
            found.add(plugin);
        }
    }

    private void judgeUndeclared() {
        if (undeclared.isEmpty()) {
            return;
        }
        String message = "Plugins without an entry in META-INF/services, found only by reading all classes: "
                + String.join(", ", undeclared);
        if (discovery == PluginDiscovery.HYBRID_FAIL) {
            throw new IllegalStateException(
                    message + ". Add manifests to them, or set plugin.discovery to hybrid_warn");
        }
        log.warn("{}. With plugin.discovery=service_load they would be missing", message);
    }
}
