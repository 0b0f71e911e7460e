package io.sluice.connect.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** {@code connect-standalone}: runs one worker on its own. */
@picocli.CommandLine.Command(
        name = "connect-standalone",
        mixinStandardHelpOptions = true,
        description = "Runs one worker on its own until it is told to end (Ctrl-C or SIGTERM).")
public final class StandaloneCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "WORKER_PROPERTIES",
            description = "The worker's settings, as a Java properties file.")
    private Path settings;

    @Parameters(
            index = "1..*",
            paramLabel = "CONNECTOR",
            description = "Connectors to run, one for each file, as Java properties or JSON.")
    private List<Path> connectors = new ArrayList<>();

    private StandaloneCommand() {}

    /** Returns the exit code when the worker has ended. */
    public static int run(String[] args) {
        return Command.execute(new StandaloneCommand(), args);
    }

    @Override
    public Integer call() {
        return Command.run(settings, props -> WorkerLife.standalone(props, connectors));
    }
}
