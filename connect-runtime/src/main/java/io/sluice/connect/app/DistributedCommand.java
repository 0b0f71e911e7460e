package io.sluice.connect.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** {@code connect-distributed}: runs one worker of a group. */
@picocli.CommandLine.Command(
        name = "connect-distributed",
        mixinStandardHelpOptions = true,
        description = "Runs one worker of a group until it is told to end (Ctrl-C or SIGTERM).")
public final class DistributedCommand implements Callable<Integer> {
    @Parameters(paramLabel = "WORKER_PROPERTIES", description = "The worker's settings, as a Java properties file.")
    private Path settings;

    private DistributedCommand() {}

    /** Returns the exit code when the worker has ended. */
    public static int run(String[] args) {
        return Command.execute(new DistributedCommand(), args);
    }

    @Override
    public Integer call() {
        return Command.run(settings, WorkerLife::distributed);
    }
}
