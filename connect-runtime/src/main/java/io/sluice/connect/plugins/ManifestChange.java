package io.sluice.connect.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A change of the manifests in one location. An archive or a folder of classes is changed itself. In a folder of archives,
 * whose own files no released worker reads, what is missing goes into an archive of its own.
 *
 * @param places the files of the location, its folder first
 * @param missing plugins that no manifest names yet
 * @param stale what manifests name and is not there
 */
public record ManifestChange(
        List<Path> places, Map<PluginKind, Set<String>> missing, Map<PluginKind, Set<String>> stale) {
    private static final String SHIM = "connect-plugin-path-shim-1.0.0.jar";

    static Map<PluginKind, Set<String>> byKind(Stream<Map.Entry<PluginKind, String>> plugins) {
        Map<PluginKind, Set<String>> byKind = new EnumMap<>(PluginKind.class);
        plugins.forEach(plugin ->
                byKind.computeIfAbsent(plugin.getKey(), kind -> new TreeSet<>()).add(plugin.getValue()));
        return byKind;
    }

    /** The file or folder that is told what is missing. */
    public Path target() {
        Path root = places.get(0);
        return places.size() > 1 ? root.resolve(SHIM) : root;
    }

    /** Makes the change; an archive stays as it was if that fails. */
    public void apply() throws IOException {
        if (!missing.isEmpty()) edit(target(), missing, Map.of());
        if (!stale.isEmpty()) for (Path place : places) edit(place, Map.of(), stale);
    }

    private static void edit(Path place, Map<PluginKind, Set<String>> add, Map<PluginKind, Set<String>> remove)
            throws IOException {
        if (Files.isDirectory(place)) {
            editBelow(place, add, remove);
            return;
        }
        try (FileSystem archive = FileSystems.newFileSystem(place, Map.of("create", "true"))) {
            editBelow(archive.getPath("/"), add, remove);
        }
    }

    private static void editBelow(Path root, Map<PluginKind, Set<String>> add, Map<PluginKind, Set<String>> remove)
            throws IOException {
        for (PluginKind kind : PluginKind.values()) {
            Path manifest =
                    root.resolve("META-INF/services").resolve(kind.type().getName());
            Set<String> added = add.getOrDefault(kind, Set.of());
            Set<String> removed = remove.getOrDefault(kind, Set.of());
            if (added.isEmpty() && (removed.isEmpty() || !Files.exists(manifest))) continue;
            List<String> before = Files.exists(manifest) ? Files.readAllLines(manifest) : List.of();
            List<String> after = new ArrayList<>(before);
            after.removeIf(line -> removed.contains(line.replaceFirst("#.*", "").strip()));
            after.addAll(added);
            if (after.equals(before)) continue;
            Files.createDirectories(manifest.getParent());
            Files.write(manifest, after, StandardCharsets.UTF_8);
        }
    }
}
