package io.sluice.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where things are that processes are made of.
 *
 * @param root the source checkout, built by {@code bench/cluster.sh}
 */
public record Sites(Path root) {

    public Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public Path jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd");
    }

    public Path script() {
        return root.resolve("bin/connect-distributed.sh");
    }

    /** The folder for what is written while measuring. */
    public Path work() {
        return root.resolve("bench/target");
    }

    /** A folder of this name in there, with nothing in it. */
    public Path empty(String place) throws IOException {
        Path folder = work().resolve(place);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** The folder with the connectors that both kinds of workers run. */
    public Path plugins() {
        return root.resolve("test-connectors/target/plugins");
    }

    /** The folder with published plugins as they are. */
    public Path publishedPlugins() {
        return root.resolve("real-plugins/target/plugins");
    }

    public String brokerClassPath() {
        Path classes = root.resolve("connect-testkit-broker/target/classes");
        return classes + ":" + classes.resolve("io/sluice/connect/testkit/broker/libs/*");
    }
}
