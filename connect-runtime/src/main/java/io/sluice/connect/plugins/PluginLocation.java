package io.sluice.connect.plugins;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A place plugins come from, with the loader that isolates it: a folder or archive of the plugin path, or the worker's own
 * class path.
 *
 * @param name where it is, in words for people
 * @param urls what the location itself brings; empty for the class path, whose loader knows
 * @param rank the smaller of two wins where both hold the same version of a class
 */
public record PluginLocation(String name, List<URL> urls, ClassLoader loader, int rank) {
    public PluginLocation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(loader, "loader");
        urls = List.copyOf(urls);
    }

    static PluginLocation classPath(ClassLoader worker) {
        return new PluginLocation("the worker's class path", List.of(), worker, Integer.MAX_VALUE);
    }

    /** What the location brings, as files: its folder first, which has all the others below or links to them. */
    List<Path> places() {
        return urls.stream().map(url -> Path.of(URI.create(url.toString()))).toList();
    }

    boolean isClassPath() {
        return rank == Integer.MAX_VALUE;
    }

    @Override
    public String toString() {
        return name;
    }
}
