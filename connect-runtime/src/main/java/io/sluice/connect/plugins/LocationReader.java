package io.sluice.connect.plugins;

import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.plugins.Inventory.Candidate;
import io.sluice.connect.plugins.Inventory.Entry;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a location holds: what its manifests declare, what its class files are, and which of that can be loaded. What
 * cannot is named in one line of the log.
 *
 * @param extendable supertypes on the worker's class path by which plugins are recognised
 */
record LocationReader(PluginDiscovery discovery, Map<PluginKind, Set<String>> extendable) {
    private static final Logger log = LoggerFactory.getLogger(LocationReader.class);

    /** In every mode all classes are read: what ships with the worker, and what it is embedded beside, is always there. */
    static Inventory classPath(PluginLocation classPath, ClassPath ofJvm) {
        ClassScan scan = new ClassScan(Map.of());
        Map<PluginKind, Set<String>> scanned = scan.plugins(ClassHeaders.in(ofJvm.withPlugins()));
        Inventory inventory = tried(candidates(Manifests.read(classPath), scanned), classPath);
        return new Inventory(inventory.plugins(), inventory.doubtful(), List.of(), scan.known());
    }

    Inventory read(PluginLocation location) {
        Map<Boolean, List<Path>> places =
                location.places().stream().collect(Collectors.partitioningBy(LocationReader::isReadable));
        Map<PluginKind, Set<String>> declared = discovery.reads() ? Manifests.read(location) : Map.of();
        Map<PluginKind, Set<String>> scanned =
                discovery.scans() ? new ClassScan(extendable).plugins(ClassHeaders.in(places.get(true))) : Map.of();
        Inventory inventory = tried(candidates(declared, scanned), location);
        List<String> unreadable = places.get(false).stream().map(Path::toString).toList();
        return new Inventory(inventory.plugins(), inventory.doubtful(), unreadable, Map.of());
    }

    private static boolean isReadable(Path place) {
        if (Files.isDirectory(place)) return true;
        try (ZipFile zip = new ZipFile(place.toFile())) {
            return zip.size() >= 0;
        } catch (IOException e) {
            log.debug("Cannot open {}", place, e);
            return false;
        }
    }

    private static List<Candidate> candidates(
            Map<PluginKind, Set<String>> declared, Map<PluginKind, Set<String>> scanned) {
        List<Candidate> candidates = new ArrayList<>();
        for (PluginKind kind : PluginKind.values()) {
            Set<String> promised = declared.getOrDefault(kind, Set.of());
            Set<String> found = scanned.getOrDefault(kind, Set.of());
            Set<String> names = new TreeSet<>(found);
            names.addAll(promised);
            for (String name : names)
                candidates.add(new Candidate(kind, name, promised.contains(name), found.contains(name)));
        }
        return candidates;
    }

    /** Loads each class, to see whether it can be used and which version it is of. */
    static Inventory tried(List<Candidate> candidates, PluginLocation location) {
        List<Entry> plugins = new ArrayList<>();
        List<Candidate> doubtful = new ArrayList<>();
        Map<String, String> broken = new TreeMap<>();
        for (Candidate candidate : candidates) {
            try {
                Plugin plugin = Plugin.tried(candidate.kind(), candidate.className(), location);
                if (plugin.isOfItsLocation())
                    plugins.add(
                            new Entry(candidate.kind(), candidate.className(), plugin.version(), candidate.declared()));
            } catch (NoSuchMethodException e) {
                if (!candidate.declared()) continue; // some class of that kind, not meant to be a plugin
                doubtful.add(candidate);
                broken.put(candidate.className(), "it has no public constructor without parameters");
            } catch (InvocationTargetException e) {
                doubtful.add(candidate);
                broken.put(candidate.className(), String.valueOf(e.getCause()));
            } catch (Throwable e) { // plugin code: anything may come, and none of it concerns the other plugins
                doubtful.add(candidate);
                broken.put(candidate.className(), e.toString());
            }
        }
        broken.forEach(
                (name, why) -> log.warn("Ignoring plugin {} in {}: it cannot be loaded ({})", name, location, why));
        return new Inventory(plugins, doubtful, List.of(), Map.of());
    }
}
