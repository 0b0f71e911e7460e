package io.sluice.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One of the two implementations that are compared, with its jars and the libraries both share. */
enum Side {
    SLUICE,
    APACHE;

    /** The folder that holds a folder of jars for each side. Forked JVMs inherit it. */
    static final String FOLDER_PROPERTY = "sluice.bench.sides";

    static Side of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Loads the work afresh.
     *
     * @return what prepares each piece of work, by its name, in the order of the tables
     */
    Map<String, Callable<Callable<Object>>> work() {
        Map<String, Callable<Callable<Object>>> work = new LinkedHashMap<>();
        groups().values().forEach(work::putAll);
        return work;
    }

    /**
     * Loads the work afresh, in its groups. Only types of the JDK cross the border between the harness and the side.
     *
     * @return for each group, in the order of the tables, what {@link #work} has of it
     */
    @SuppressWarnings("unchecked") // what the catalogue promises
    Map<String, Map<String, Callable<Callable<Object>>>> groups() {
        ClassLoader loader = new URLClassLoader(id(), classPath(), ClassLoader.getPlatformClassLoader());
        try {
            Class<?> catalogue = loader.loadClass("io.sluice.bench.work.Catalogue");
            Supplier<?> made = (Supplier<?>) catalogue.getConstructor().newInstance();
            return (Map<String, Map<String, Callable<Callable<Object>>>>) made.get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot load the work on side " + id(), e);
        }
    }

    private URL[] classPath() {
        Path sides = Path.of(System.getProperty(FOLDER_PROPERTY));
        List<URL> urls = new ArrayList<>();
        urls.add(Side.class.getProtectionDomain().getCodeSource().getLocation());
        urls.addAll(jars(sides.resolve(id())));
        urls.addAll(jars(sides.resolve("shared")));
        return urls.toArray(URL[]::new);
    }

    private static List<URL> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : files.sorted().toList()) {
                urls.add(url(jar));
            }
            return urls;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder + ". Build it with: bench/run.sh", e);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }
}
