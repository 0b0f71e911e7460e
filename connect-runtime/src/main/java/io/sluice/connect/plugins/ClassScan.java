package io.sluice.connect.plugins;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds plugin classes by reading class files, without loading them. A class counts if one of its supertypes, however far up,
 * is the SPI type of a kind or a worker class known to be of it: a plugin may extend one of the worker's transformations.
 */
final class ClassScan {
    /** Jars of the worker's class path that hold no plugins; reading them would be most of the work. */
    private static final String[] NO_PLUGINS_INSIDE = {
        "jackson-*.jar",
        "jetty-*.jar",
        "jersey-*.jar",
        "jakarta.*.jar",
        "hk2-*.jar",
        "logback-*.jar",
        "slf4j-*.jar",
        "classgraph-*.jar",
        "picocli-*.jar",
        "lz4-*.jar",
        "snappy-*.jar",
        "zstd-*.jar",
        "guava-*.jar",
        "kafka_*.jar",
        "scala-*.jar",
        "rocksdb*.jar",
        "kafka-clients-*.jar",
        "kafka-server*.jar",
        "kafka-streams*.jar",
        "netty-*.jar",
        "kafka-storage*.jar",
        "kafka-raft*.jar",
        "kafka-metadata*.jar",
        "kafka-*coordinator*.jar",
        "junit-*.jar",
        "assertj-*.jar",
        "byte-buddy-*.jar",
        "archunit-*.jar",
        "jqwik-*.jar",
        "surefire-*.jar",
        "javassist-*.jar"
    };

    private final Map<PluginKind, Set<String>> supertypes = new EnumMap<>(PluginKind.class);

    ClassScan() {
        for (PluginKind kind : PluginKind.values()) {
            supertypes.put(kind, new HashSet<>(Set.of(kind.type().getName())));
        }
    }

    /** Reads the worker's class path; what it finds there widens what later scans recognise. */
    Map<PluginKind, Set<String>> classPath(ClassLoader worker) {
        ClassGraph graph = new ClassGraph().overrideClassLoaders(worker).rejectJars(NO_PLUGINS_INSIDE);
        try (ScanResult scan = read(graph)) {
            for (ClassInfo type : scan.getAllClasses()) {
                kindsOf(type).forEach(kind -> supertypes.get(kind).add(type.getName()));
            }
            return plugins(scan);
        }
    }

    Map<PluginKind, Set<String>> location(PluginLocation location) {
        if (location.urls().isEmpty()) {
            return Map.of();
        }
        try (ScanResult scan = read(new ClassGraph().overrideClasspath(location.urls()))) {
            return plugins(scan);
        }
    }

    private static ScanResult read(ClassGraph graph) {
        return graph.enableClassInfo()
                .ignoreClassVisibility()
                .enableExternalClasses()
                .disableRuntimeInvisibleAnnotations()
                .rejectPackages("META-INF")
                .scan();
    }

    private Map<PluginKind, Set<String>> plugins(ScanResult scan) {
        Map<PluginKind, Set<String>> plugins = new EnumMap<>(PluginKind.class);
        for (ClassInfo type : scan.getAllClasses()) {
            if (canBeMade(type)) {
                kindsOf(type).forEach(kind -> plugins.computeIfAbsent(kind, k -> new TreeSet<>())
                        .add(type.getName()));
            }
        }
        return plugins;
    }

    private static boolean canBeMade(ClassInfo type) {
        return type.isStandardClass()
                && !type.isExternalClass()
                && type.isPublic()
                && !type.isAbstract()
                && !type.isAnonymousInnerClass()
                && (!type.isInnerClass() || type.isStatic());
    }

    private List<PluginKind> kindsOf(ClassInfo type) {
        Set<String> above = new HashSet<>(type.getSuperclasses().getNames());
        above.addAll(type.getInterfaces().getNames());
        return supertypes.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(above::contains))
                .map(Map.Entry::getKey)
                .toList();
    }
}
