package io.sluice.bench.cluster;

import java.nio.file.Path;

/**
 * Where things are that processes are made of.
 *
 * @param root    the source checkout, built
 * @param apache  the folder with the jars of the released worker
 * @param plugins the folder with the connectors that both kinds of workers run
 */
record Sites(Path root, Path apache, Path plugins) {

    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    Path jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd");
    }

    Path script() {
        return root.resolve("bin/connect-distributed.sh");
    }

    Path logging() {
        return root.resolve("config/connect-logback.xml");
    }

    String brokerClassPath() {
        Path classes = root.resolve("connect-testkit-broker/target/classes");
        return classes + ":" + classes.resolve("io/sluice/connect/testkit/broker/libs/*");
    }
}
