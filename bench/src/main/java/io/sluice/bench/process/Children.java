package io.sluice.bench.process;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The processes started here that may still live, so that none outlives this JVM, however it is told to end. */
public final class Children {
    // Written by the measuring thread, read by the shutdown hook.
    private final Set<Process> living = ConcurrentHashMap.newKeySet();

    public Children() {}

    public static Children endedWithThisProcess() {
        Children children = new Children();
        Runtime.getRuntime().addShutdownHook(new Thread(children::end, "end-children"));
        return children;
    }

    public Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        living.add(process);
        process.onExit().thenAccept(living::remove);
        return process;
    }

    private void end() {
        living.forEach(Process::destroyForcibly);
    }
}
