package io.sluice.bench.cluster;

import io.sluice.released.ReleasedWorker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The two kinds of workers that are compared. Their JVMs have the same heap and the same collector. */
enum Kind {
    SLUICE {
        @Override
        List<String> command(Sites sites, Path settings) {
            return List.of(sites.script().toString(), settings.toString());
        }

        @Override
        Map<String, String> environment(Sites sites) {
            return Map.of(
                    "JAVA_HOME", System.getProperty("java.home"),
                    "KAFKA_HEAP_OPTS", String.join(" ", HEAP),
                    "KAFKA_JVM_PERFORMANCE_OPTS", String.join(" ", COLLECTOR),
                    "KAFKA_JMX_OPTS", "");
        }
    },

    APACHE {
        @Override
        List<String> command(Sites sites, Path settings) {
            List<String> options = new ArrayList<>(HEAP);
            options.addAll(COLLECTOR);
            return ReleasedWorker.command(settings, options.toArray(String[]::new));
        }

        @Override
        Map<String, String> environment(Sites sites) {
            return Map.of();
        }
    };

    // Of one size and touched in advance, so that what a process grows by lies beside its heap.
    private static final List<String> HEAP = List.of("-Xms256M", "-Xmx256M");
    private static final List<String> COLLECTOR = List.of("-XX:+UseG1GC", "-XX:+AlwaysPreTouch");

    abstract List<String> command(Sites sites, Path settings);

    abstract Map<String, String> environment(Sites sites);

    static Kind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
