package io.sluice.connect.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.AppInfoParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What the two commands have in common: read the worker's settings, start it, stay until it ends or the process is told to.
 * Exit codes: 1 wrong usage, 2 settings that cannot be read or used or a port that is taken, 3 a worker that died.
 */
final class Command {
    private static final Logger log = LoggerFactory.getLogger(Command.class);
    private static final int USAGE = 1;
    private static final int UNUSABLE = 2;
    private static final int DIED = 3;

    private Command() {}

    /** Starts a worker from its settings. */
    interface Start {
        WorkerLife with(Map<String, String> settings);
    }

    /** Parses the arguments into the given picocli command and runs it. */
    static int execute(Object command, String[] args) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().version(version());
        line.setExitCodeExceptionMapper(e -> UNUSABLE);
        line.setParameterExceptionHandler((problem, given) -> {
            System.err.println(problem.getMessage());
            problem.getCommandLine().usage(System.err);
            return USAGE;
        });
        return line.execute(args);
    }

    private static String version() {
        String own = Command.class
                .getPackage()
                .getImplementationVersion(); // from the jar; absent when run from class folders
        return "Sluice " + (own == null ? "(not packaged)" : own) + ", compatible with Apache Kafka Connect "
                + AppInfoParser.getVersion();
    }

    static int run(Path file, Start start) {
        WorkerLife life;
        try {
            life = start.with(read(file));
        } catch (RuntimeException e) {
            log.error("The worker does not start: {}", e.getMessage());
            log.debug("What led to it", e);
            return UNUSABLE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(life), "shutdown"));
        try {
            life.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return life.failure().isPresent() ? DIED : 0;
    }

    private static void stop(WorkerLife life) {
        Impatience.begins();
        life.close();
    }

    static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            throw new ConfigException("Cannot read the worker's settings from " + file + ": there is no such file");
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("Cannot read the worker's settings from " + file + ": " + e.getMessage());
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }
}
