package io.sluice.connect.plugins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Every plugin the worker found, by kind, class name and short name. */
public final class PluginIndex {
    /** Newer versions first; of the same version the one from the plugin path before the worker's own. */
    private static final Comparator<Plugin> PREFERENCE = Comparator.comparing(
                    (Plugin plugin) -> new PluginVersion(plugin.version()), Comparator.reverseOrder())
            .thenComparing(plugin -> plugin.location().rank());

    private final List<Plugin> plugins;
    private final Map<String, List<Plugin>> byClassName = new HashMap<>();
    private final Map<String, List<Plugin>> byShortName = new HashMap<>();
    private final List<PluginLocation> locations;

    PluginIndex(List<Plugin> plugins, List<PluginLocation> locations) {
        this.plugins = plugins.stream()
                .sorted(Comparator.comparing(Plugin::kind)
                        .thenComparing(Plugin::className)
                        .thenComparing(PREFERENCE))
                .toList();
        this.plugins.stream().sorted(PREFERENCE).forEach(this::note);
        this.locations = List.copyOf(locations);
    }

    private void note(Plugin plugin) {
        byClassName
                .computeIfAbsent(plugin.className(), name -> new ArrayList<>())
                .add(plugin);
        for (String alias : PluginNames.aliases(plugin.kind(), plugin.className()))
            byShortName.computeIfAbsent(alias, name -> new ArrayList<>()).add(plugin);
    }

    /** All plugins, ordered by kind, class name and version (newest first). */
    public List<Plugin> all() {
        return plugins;
    }

    public List<Plugin> of(PluginKind kind) {
        return plugins.stream().filter(plugin -> plugin.kind() == kind).toList();
    }

    /** Where plugins were looked for. */
    public List<PluginLocation> locations() {
        return locations;
    }

    /** The versions of a plugin that the worker has, newest first; empty if it does not know the name. */
    public List<String> versions(Set<PluginKind> kinds, String name) {
        return named(kinds, name).stream().map(Plugin::version).distinct().toList();
    }

    /**
     * Looks a plugin up by class name or short name.
     *
     * @param near the location to prefer, usually that of the connector which names the plugin
     * @throws UnknownPlugin if there is none of that name, or none of a version that will do
     */
    public Plugin find(Set<PluginKind> kinds, String name, VersionRange versions, Optional<PluginLocation> near) {
        List<Plugin> candidates = named(kinds, name);
        if (candidates.isEmpty()) {
            throw unknown(kinds, name);
        }
        Predicate<Plugin> nearby =
                plugin -> near.filter(plugin.location()::equals).isPresent();
        List<Plugin> suitable = candidates.stream()
                .filter(plugin -> versions.holds(plugin.version()))
                .toList();
        return suitable.stream()
                .filter(nearby)
                .findFirst()
                .or(() -> suitable.stream().findFirst())
                .orElseThrow(() -> noVersion(name, versions, candidates));
    }

    private List<Plugin> named(Set<PluginKind> kinds, String name) {
        List<Plugin> byClass = of(kinds, byClassName.get(name));
        return byClass.isEmpty() ? byAlias(kinds, name) : byClass;
    }

    private List<Plugin> byAlias(Set<PluginKind> kinds, String name) {
        List<Plugin> answering = of(kinds, byShortName.get(name));
        Set<String> classes = new TreeSet<>();
        answering.forEach(plugin -> classes.add(plugin.className()));
        if (classes.size() > 1) {
            throw new UnknownPlugin(
                    "The short name " + name + " stands for several plugins; name one in full: "
                            + String.join(", ", classes),
                    false);
        }
        return answering;
    }

    private static List<Plugin> of(Set<PluginKind> kinds, List<Plugin> named) {
        if (named == null) return List.of();
        return named.stream().filter(plugin -> kinds.contains(plugin.kind())).toList();
    }

    private UnknownPlugin noVersion(String name, VersionRange versions, List<Plugin> candidates) {
        List<String> there = candidates.stream().map(Plugin::version).distinct().toList();
        return new UnknownPlugin(
                "Plugin " + name + " is not there in version " + versions + "; there is " + String.join(", ", there),
                true);
    }

    private UnknownPlugin unknown(Set<PluginKind> kinds, String name) {
        List<String> kindNames = kinds.stream().sorted().map(PluginKind::text).toList();
        String near = Nearest.to(
                name,
                plugins.stream().filter(plugin -> kinds.contains(plugin.kind())).toList());
        return new UnknownPlugin(
                "There is no " + String.join(" or ", kindNames) + " plugin " + name + " in plugin.path (looked in "
                        + Objects.toString(locations.size()) + (locations.size() == 1 ? " location" : " locations")
                        + ", the worker's class path included)" + near + ". Install it there or correct the name",
                false);
    }
}
