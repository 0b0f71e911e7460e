package io.sluice.bench.cluster;

import java.nio.file.Path;

/**
 * Where things are that processes are made of.
 *
 * @param root the source checkout, built by {@code bench/cluster.sh}
 */
record Sites(Path root) {

    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    Path jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd");
    }

    Path script() {
        return root.resolve("bin/connect-distributed.sh");
    }

    /** The folder for what is written while measuring. */
    Path work() {
        return root.resolve("bench/target/cluster");
    }

    /** The folder with the connectors that both kinds of workers run. */
    Path plugins() {
        return root.resolve("test-connectors/target/plugins");
    }

    /** The folder with published plugins as they are. */
    Path publishedPlugins() {
        return root.resolve("real-plugins/target/plugins");
    }

    String brokerClassPath() {
        Path classes = root.resolve("connect-testkit-broker/target/classes");
        return classes + ":" + classes.resolve("io/sluice/connect/testkit/broker/libs/*");
    }
}
