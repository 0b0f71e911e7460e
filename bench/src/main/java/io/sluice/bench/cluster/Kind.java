package io.sluice.bench.cluster;

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
                    "KAFKA_JVM_PERFORMANCE_OPTS", COLLECTOR,
                    "KAFKA_JMX_OPTS", "");
        }
    },

    APACHE {
        @Override
        List<String> command(Sites sites, Path settings) {
            List<String> command = new ArrayList<>();
            command.add(sites.java().toString());
            command.addAll(HEAP);
            command.add(COLLECTOR);
            command.add("-Dlogback.configurationFile=" + sites.logging());
            command.add("-cp");
            command.add(sites.apache() + "/*");
            command.add("org.apache.kafka.connect.cli.ConnectDistributed");
            command.add(settings.toString());
            return command;
        }

        @Override
        Map<String, String> environment(Sites sites) {
            return Map.of();
        }
    };

    private static final List<String> HEAP = List.of("-Xms256M", "-Xmx1G");
    private static final String COLLECTOR = "-XX:+UseG1GC";

    abstract List<String> command(Sites sites, Path settings);

    abstract Map<String, String> environment(Sites sites);

    static Kind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
