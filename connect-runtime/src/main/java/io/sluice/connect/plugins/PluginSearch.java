package io.sluice.connect.plugins;

import io.sluice.connect.config.PluginDiscovery;
import io.sluice.connect.config.PluginSettings;
import io.sluice.connect.plugins.Inventory.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One search for plugins at the start of a worker. A plugin that cannot be loaded is named in one line of the log and left
 * out; it never keeps the worker from starting.
 *
 * <p>What a location holds is looked up in the cache before it is read. Its key covers the location's files and whatever else
 * decides what is found there: the worker's class path, the mode of discovery, the JVM.
 */
final class PluginSearch {
    private static final Logger log = LoggerFactory.getLogger(PluginSearch.class);

    /** To be raised when the same files lead to other inventories than before. */
    private static final String EDITION = "1";

    private final PluginDiscovery discovery;
    private final InventoryCache cache;
    private final List<Plugin> found = new ArrayList<>();
    private final Set<String> undeclared = new TreeSet<>();

    private PluginSearch(PluginDiscovery discovery, InventoryCache cache) {
        this.discovery = discovery;
        this.cache = cache;
    }

    static PluginIndex run(PluginSettings settings, ClassLoader worker) {
        PluginSearch search = new PluginSearch(settings.discovery(), new InventoryCache(settings.cache()));
        PluginLocation classPath = PluginLocation.classPath(worker);
        List<PluginLocation> locations = new ArrayList<>(PluginFolders.locations(settings, worker));
        search.search(classPath, locations);
        search.judgeUndeclared();
        locations.add(classPath);
        return new PluginIndex(search.found, locations);
    }

    private void search(PluginLocation classPath, List<PluginLocation> locations) {
        ClassPath ofJvm = ClassPath.ofThisJvm();
        String circumstances = EDITION + " " + discovery + " " + Runtime.version();
        Optional<Path> own = cache.entry(ofJvm.entries(), circumstances);
        Inventory ofWorker = inventory(classPath, own, () -> LocationReader.classPath(classPath, ofJvm));
        var reader = new LocationReader(discovery, ofWorker.extendable());
        ofWorker.plugins().forEach(plugin -> keep(plugin, classPath));
        for (PluginLocation location : locations) {
            List<Path> root = location.places().subList(0, 1);
            Optional<Path> entry =
                    own.flatMap(file -> cache.entry(root, file.getFileName().toString()));
            Inventory inventory = inventory(location, entry, () -> reader.read(location));
            inventory.plugins().forEach(plugin -> keep(plugin, location));
            if (discovery.reads()) inventory.plugins().forEach(this::noteIfUndeclared);
        }
    }

    /** What is kept of this location, or else what reading it gives. */
    private Inventory inventory(PluginLocation location, Optional<Path> entry, Supplier<Inventory> reading) {
        Optional<Inventory> kept = entry.flatMap(cache::get);
        Inventory inventory = kept.isPresent()
                ? kept.get().after(LocationReader.tried(kept.get().doubtful(), location))
                : reading.get();
        if (kept.isEmpty()) entry.ifPresent(file -> cache.put(file, inventory));
        inventory
                .unreadable()
                .forEach(archive -> log.warn("Ignoring {}: it is no readable archive. Replace it", archive));
        log.debug("{} plugins in {}", inventory.plugins().size(), location);
        return inventory;
    }

    private void keep(Entry plugin, PluginLocation location) {
        found.add(new Plugin(plugin.kind(), plugin.className(), plugin.version(), location));
    }

    private void noteIfUndeclared(Entry plugin) {
        if (!plugin.declared()) undeclared.add(plugin.className());
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
