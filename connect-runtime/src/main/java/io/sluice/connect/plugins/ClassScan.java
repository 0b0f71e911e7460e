package io.sluice.connect.plugins;

import io.sluice.connect.plugins.ClassHeaders.Header;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds plugin classes among the headers of class files. A class counts if one of its supertypes, however far up, is the SPI
 * type of a kind or a worker class known to be of it: a plugin may extend one of the worker's transformations.
 */
final class ClassScan {
    private final Map<String, Set<PluginKind>> kindsByType = new HashMap<>();

    /** @param known supertypes by which plugins of a kind are recognised, besides those of the SPI */
    ClassScan(Map<PluginKind, Set<String>> known) {
        for (PluginKind kind : PluginKind.values()) {
            note(kind.type().getName(), kind);
            known.getOrDefault(kind, Set.of()).forEach(type -> note(type, kind));
        }
    }

    private void note(String type, PluginKind kind) {
        kindsByType
                .computeIfAbsent(type, name -> EnumSet.noneOf(PluginKind.class))
                .add(kind);
    }

    /** The plugins among these classes. What is found, usable or not, widens what this scan recognises from then on. */
    Map<PluginKind, Set<String>> plugins(Map<String, Header> classes) {
        Map<PluginKind, Set<String>> plugins = new EnumMap<>(PluginKind.class);
        Map<PluginKind, Set<String>> all = new EnumMap<>(PluginKind.class);
        classes.forEach((name, header) -> kindsOf(header, classes).forEach(kind -> {
            all.computeIfAbsent(kind, k -> new HashSet<>()).add(name);
            if (header.canBeMade())
                plugins.computeIfAbsent(kind, k -> new TreeSet<>()).add(name);
        }));
        all.forEach((kind, names) -> names.forEach(name -> note(name, kind)));
        return plugins;
    }

    /** By which supertypes plugins of each kind are recognised. */
    Map<PluginKind, Set<String>> known() {
        Map<PluginKind, Set<String>> known = new EnumMap<>(PluginKind.class);
        kindsByType.forEach((type, kinds) -> kinds.forEach(
                kind -> known.computeIfAbsent(kind, k -> new TreeSet<>()).add(type)));
        return known;
    }

    private Set<PluginKind> kindsOf(Header header, Map<String, Header> classes) {
        Set<PluginKind> kinds = EnumSet.noneOf(PluginKind.class);
        Set<String> seen = new HashSet<>();
        Deque<String> above = new ArrayDeque<>(header.above());
        while (!above.isEmpty()) {
            String type = above.pop();
            if (!seen.add(type)) continue;
            kinds.addAll(kindsByType.getOrDefault(type, Set.of()));
            Header next = classes.get(type);
            if (next != null) above.addAll(next.above());
        }
        return kinds;
    }
}
