package io.sluice.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.connect.testkit.broker.BrokerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A broker in a process of its own, with its data, its log and its settings in a temporary folder.
 *
 * <p>The child ends when its standard input does, so it does not outlive this JVM however that ends; a shutdown hook
 * takes the folder away. Methods are called by one thread at a time; the hook calls {@link #close} only.
 */
final class BrokerProcess implements BrokerHost {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final TemporaryFolder folder;
    private final BrokerJars jars;
    private final Thread hook = new Thread(this::destroy, "broker-process-cleanup");

    // Written by the using thread, read by the shutdown hook.
    private volatile Process process;
    private String address;

    private BrokerProcess(TemporaryFolder folder, BrokerJars jars) {
        this.folder = folder;
        this.jars = jars;
    }

    static BrokerProcess launch(Map<String, String> overrides) {
        TemporaryFolder folder = TemporaryFolder.create("sluice-broker-");
        BrokerProcess broker = new BrokerProcess(folder, BrokerJars.unpackedInto(folder.path()));
        Runtime.getRuntime().addShutdownHook(broker.hook);
        try {
            broker.write(overrides);
            broker.start();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return address;
    }

    @Override
    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void start() {
        try {
            process = new ProcessBuilder(command())
                    .directory(folder.path().toFile())
                    .redirectError(Redirect.appendTo(logFile().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's process could not be started in " + folder.path(), e);
        }
        address = awaitReady();
    }

    @Override
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void suspend() {
        signal("-STOP");
    }

    @Override
    public void resume() {
        signal("-CONT");
    }

    @Override
    public String log() {
        try {
            return Files.exists(logFile()) ? Files.readString(logFile(), UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's log " + logFile() + " could not be read", e);
        }
    }

    @Override
    public void close() {
        destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException jvmIsEnding) {
            // then the hook has its turn, and finds nothing left to do
        }
    }

    private void destroy() {
        if (process != null) {
            kill();
        }
        folder.delete();
    }

    private Path logFile() {
        return folder.path().resolve("broker.log");
    }

    private Path overridesFile() {
        return folder.path().resolve("overrides.properties");
    }

    private void write(Map<String, String> overrides) {
        Properties properties = new Properties();
        properties.putAll(overrides);
        try (var out = Files.newBufferedWriter(overridesFile(), UTF_8)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's settings could not be written", e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        // A short life on few cores: what counts is the start.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-D" + BrokerMain.WATCH_STDIN + "=true");
        command.add("-Dlogback.configurationFile=io/sluice/connect/testkit/broker/logback-broker.xml");
        command.add("-cp");
        command.add(jars.classPath());
        command.add(BrokerMain.class.getName());
        command.add(folder.path().resolve("data").toString());
        command.add(address == null ? "0" : address.substring(address.lastIndexOf(':') + 1));
        command.add(overridesFile().toString());
        return command;
    }

    private String awaitReady() {
        try {
            String line = CompletableFuture.supplyAsync(
                            () -> firstLine(process), task -> new Thread(task, "broker-process-output").start())
                    .get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (line != null && line.startsWith(BrokerMain.READY)) {
                return line.substring(BrokerMain.READY.length());
            }
            throw new IllegalStateException("The Kafka broker ended while starting. Its log ends with:\n" + logTail());
        } catch (TimeoutException e) {
            kill();
            throw new IllegalStateException(
                    "The Kafka broker was not ready after " + START_LIMIT + ". Its log ends with:\n" + logTail(), e);
        } catch (ExecutionException e) {
            kill();
            throw new IllegalStateException("The Kafka broker's output could not be read", e.getCause());
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the Kafka broker to start", e);
        }
    }

    private static String firstLine(Process process) {
        try {
            // Not closed: nothing more is written there, and closing it would make a late write fail.
            return process.inputReader(UTF_8).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("The broker's process " + process.pid() + " took no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Suspending a broker needs the command 'kill'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String logTail() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
