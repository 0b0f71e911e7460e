package io.sluice.connect.plugins;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The archives and folders this JVM takes classes from.
 *
 * @param entries all there are, also those that the manifest of a jar names
 */
record ClassPath(List<Path> entries) {
    /** Beginnings of the names of jars that hold no plugins; reading them would be most of the work. */
    private static final List<String> NO_PLUGINS_INSIDE = List.of(
            "jackson-",
            "jetty-",
            "jersey-",
            "jakarta.",
            "hk2-",
            "logback-",
            "slf4j-",
            "asm-",
            "picocli-",
            "lz4-",
            "snappy-",
            "zstd-",
            "prometheus-",
            "guava-",
            "kafka_",
            "scala-",
            "rocksdb",
            "kafka-clients-",
            "kafka-server",
            "kafka-streams",
            "kafka-storage",
            "kafka-raft",
            "kafka-metadata",
            "kafka-group-",
            "kafka-transaction-",
            "kafka-share-",
            "netty-",
            "junit-",
            "assertj-",
            "byte-buddy-",
            "archunit-",
            "jqwik-",
            "surefire-",
            "javassist-");

    /** Opens every jar of the class path once, to see what its manifest names. */
    static ClassPath ofThisJvm() {
        Set<Path> entries = new LinkedHashSet<>();
        Deque<Path> open = new ArrayDeque<>();
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .forEach(open::add);
        while (!open.isEmpty()) {
            Path entry = open.pop().toAbsolutePath().normalize();
            if (Files.exists(entry) && entries.add(entry)) open.addAll(namedBy(entry));
        }
        return new ClassPath(List.copyOf(entries));
    }

    /** Those that may hold plugins. The config providers of the clients are known from their manifest. */
    List<Path> withPlugins() {
        return entries.stream()
                .filter(entry ->
                        NO_PLUGINS_INSIDE.stream().noneMatch(entry.getFileName().toString()::startsWith))
                .toList();
    }

    private static List<Path> namedBy(Path entry) {
        if (!Files.isRegularFile(entry)) return List.of();
        try (JarFile jar = new JarFile(entry.toFile())) {
            Manifest manifest = jar.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (named == null) return List.of();
            return Stream.of(named.split(" +"))
                    .filter(url -> !url.isEmpty())
                    .map(url -> Path.of(entry.toUri().resolve(url)))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            return List.of(); // the JVM takes no classes from there either
        }
    }
}
