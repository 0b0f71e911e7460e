package io.sluice.bench.process;

import io.sluice.released.ReleasedWorker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The two kinds of workers that are compared. Their JVMs have the same heap and the same collector, and beyond that what the
 * scripts of each kind give them.
 */
public enum Kind {
    SLUICE {
        @Override
        List<String> command(Sites sites, Path settings, List<String> heap) {
            return List.of(sites.script().toString(), settings.toString());
        }

        @Override
        Map<String, String> environment(List<String> heap) {
            return Map.of(
                    "JAVA_HOME", System.getProperty("java.home"),
                    "KAFKA_HEAP_OPTS", String.join(" ", heap),
                    "KAFKA_JMX_OPTS", "");
        }
    },

    APACHE {
        @Override
        List<String> command(Sites sites, Path settings, List<String> heap) {
            List<String> options = new ArrayList<>(heap);
            options.addAll(DEFAULTS_OF_APACHE);
            return ReleasedWorker.command(settings, options.toArray(String[]::new));
        }

        @Override
        Map<String, String> environment(List<String> heap) {
            return Map.of();
        }
    };

    /** Small, of one size and touched in advance, so that what a process grows by lies beside its heap. */
    public static final List<String> SMALL_HEAP = List.of("-Xms256M", "-Xmx256M", "-XX:+AlwaysPreTouch");

    /** What the scripts of both kinds give a worker if nobody says otherwise. */
    public static final List<String> USUAL_HEAP = List.of("-Xms256M", "-Xmx2G");

    // Without the one that makes an explicit collection concurrent: live heap is what a full one leaves.
    private static final List<String> DEFAULTS_OF_APACHE =
            List.of("-server", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:InitiatingHeapOccupancyPercent=35");

    abstract List<String> command(Sites sites, Path settings, List<String> heap);

    abstract Map<String, String> environment(List<String> heap);

    public static Kind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
