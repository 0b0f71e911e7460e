package io.sluice.connect.plugins;

import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the locations of a plugin path hold, and whether a worker would find it by manifests alone (KIP-898). */
public final class PluginSurvey {

    /**
     * A class in one role.
     *
     * @param version what it says of itself, {@link Plugin#NO_VERSION} if it cannot be asked
     * @param loadable whether it can be used
     * @param declared whether a manifest of its location names it
     * @param location the folder or archive it is in
     */
    public record Finding(
            PluginKind kind, String className, String version, boolean loadable, boolean declared, String location) {

        /** Its short names, the longer one first. */
        public List<String> aliases() {
            return List.copyOf(PluginNames.aliases(kind, className));
        }
    }

    private final List<PluginLocation> locations;
    private final LocationReader reader;

    private PluginSurvey(List<PluginLocation> locations, LocationReader reader) {
        this.locations = locations;
        this.reader = reader;
    }

    /**
     * Of the given plugin path, without the worker's class path.
     *
     * @param single further locations, each a folder of jars or classes, or a jar
     */
    public static PluginSurvey of(PluginSettings settings, List<Path> single, ClassLoader worker) {
        Inventory ofWorker = LocationReader.classPath(PluginLocation.classPath(worker), ClassPath.ofThisJvm());
        return new PluginSurvey(
                PluginFolders.locations(settings, single, worker),
                new LocationReader(PluginDiscovery.HYBRID_WARN, ofWorker.extendable()));
    }

    /** Everything there is, location by location. Takes seconds and loads plugin classes. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        for (PluginLocation location : locations) {
            Inventory inventory = reader.read(location);
            inventory
                    .plugins()
                    .forEach(entry -> all.add(new Finding(
                            entry.kind(), entry.className(), entry.version(), true, entry.declared(), name(location))));
            inventory
                    .doubtful()
                    .forEach(candidate -> all.add(new Finding(
                            candidate.kind(),
                            candidate.className(),
                            Plugin.NO_VERSION,
                            false,
                            candidate.declared(),
                            name(location))));
        }
        return all;
    }

    private static String name(PluginLocation location) {
        return location.places().get(0).toString();
    }

    /**
     * What to change so that the manifests of each location name exactly the plugins that are in it.
     *
     * @param keepNotFound whether manifests may go on naming classes that are not there
     */
    public List<ManifestChange> changes(boolean keepNotFound) {
        List<ManifestChange> changes = new ArrayList<>();
        for (PluginLocation location : locations) {
            Inventory inventory = reader.read(location);
            Map<PluginKind, Set<String>> missing = ManifestChange.byKind(inventory.plugins().stream()
                    .filter(entry -> !entry.declared())
                    .map(entry -> Map.entry(entry.kind(), entry.className())));
            Map<PluginKind, Set<String>> stale = ManifestChange.byKind(
                    keepNotFound
                            ? Stream.of()
                            : inventory.doubtful().stream()
                                    .filter(candidate -> !candidate.found())
                                    .map(candidate -> Map.entry(candidate.kind(), candidate.className())));
            if (!missing.isEmpty() || !stale.isEmpty())
                changes.add(new ManifestChange(location.places(), missing, stale));
        }
        return changes;
    }
}
