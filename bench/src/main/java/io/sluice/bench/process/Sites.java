package io.sluice.bench.process;

import java.nio.file.Path;

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
        return root.resolve("bench/target/cluster");
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
