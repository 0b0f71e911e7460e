package io.sluice.connect.plugins;

import io.sluice.connect.config.PluginSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the folders of the plugin path into locations. Each child of such a folder is one: a folder of jars or classes, or a
 * single archive. What cannot be read is named in the log and left out.
 */
final class PluginFolders {
    private static final Logger log = LoggerFactory.getLogger(PluginFolders.class);

    private final ClassLoader worker;
    private final Map<Path, PluginLocation> found = new LinkedHashMap<>(); // by real path, so that links do not double

    private PluginFolders(ClassLoader worker) {
        this.worker = worker;
    }

    /** All locations, those of the plugin path before those of the distribution. */
    static List<PluginLocation> locations(PluginSettings settings, ClassLoader worker) {
        return locations(settings, List.of(), worker);
    }

    /** As above, with further ones in front, each of which is a location itself. */
    static List<PluginLocation> locations(PluginSettings settings, List<Path> single, ClassLoader worker) {
        PluginFolders folders = new PluginFolders(worker);
        single.forEach(folders::add);
        settings.path().forEach(folders::addChildren);
        settings.home()
                .map(home -> home.resolve("plugins"))
                .filter(Files::isDirectory)
                .ifPresent(folders::addChildren);
        return List.copyOf(folders.found.values());
    }

    private void addChildren(Path folder) {
        if (isArchive(folder)) {
            add(folder);
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(child -> Files.isDirectory(child) || isArchive(child))
                    .sorted()
                    .forEach(this::add);
        } catch (IOException e) {
            log.warn("No plugins from {}: it cannot be listed ({}). Correct plugin.path", folder, e.toString());
        }
    }

    private void add(Path child) {
        try {
            Path real = child.toRealPath();
            if (!found.containsKey(real)) {
                List<URL> urls = urls(real);
                PluginClassLoader loader = new PluginClassLoader(child.toString(), urls, worker);
                found.put(real, new PluginLocation(child.toString(), urls, loader, found.size()));
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("No plugins from {}: it cannot be read ({})", child, e.toString());
        }
    }

    private static List<URL> urls(Path location) throws IOException {
        List<URL> urls = new ArrayList<>();
        if (Files.isDirectory(location)) {
            urls.add(url(location));
        }
        try (Stream<Path> files = Files.walk(location, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(PluginFolders::isArchive)
                    .sorted()
                    .map(PluginFolders::url)
                    .forEach(urls::add);
        }
        return urls;
    }

    private static boolean isArchive(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".jar") || name.endsWith(".zip")) && Files.isRegularFile(file);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A path of the file system has no URL: " + path, e);
        }
    }
}
