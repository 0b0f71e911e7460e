package io.sluice.released;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says how to start the released worker in distributed mode: warnings and worse go to its standard error, nothing else. */
public final class ReleasedWorker {

    /** The class whose only argument is the file with the worker's settings. */
    public static final String MAIN = "org.apache.kafka.connect.cli.ConnectDistributed";

    private ReleasedWorker() {}

    /** The command that runs a worker with the settings in this file, in a JVM with these options. */
    public static List<String> command(Path settings, String... jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.add("-Dlog4j2.configurationFile=io/sluice/released/log4j2.xml");
        command.add("-cp");
        command.add(classPath());
        command.add(MAIN);
        command.add(settings.toString());
        return command;
    }

    /** All jars of the released worker, those of the file connectors among them. */
    public static String classPath() {
        Path here = home();
        return here + File.pathSeparator + here.resolveSibling("libs").resolve("*");
    }

    /** This module's classes or its jar: both lie in its target folder, since it is never published. */
    private static Path home() {
        try {
            return Path.of(ReleasedWorker.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The location of released-worker is not a file", e);
        }
    }
}
