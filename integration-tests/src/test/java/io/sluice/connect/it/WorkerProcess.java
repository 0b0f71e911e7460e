package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.connect.testkit.ConnectRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A distributed worker in a process of its own. */
public final class WorkerProcess implements AutoCloseable {

    private final WorkerKind kind;
    private final Path log;
    private final URI url;
    private final Process process;

    private WorkerProcess(WorkerKind kind, Path log, URI url, Process process) {
        this.kind = kind;
        this.log = log;
        this.url = url;
        this.process = process;
    }

    /** Starts a Sluice worker of the group on this Kafka and waits until it is ready; further settings win over the usual ones. */
    public static WorkerProcess start(Path folder, String bootstrapServers, String group, Map<String, String> further) {
        return start(folder, bootstrapServers, group, further, Map.of());
    }

    /** As above, with variables in the environment of its process. */
    public static WorkerProcess start(
            Path folder,
            String bootstrapServers,
            String group,
            Map<String, String> further,
            Map<String, String> environment) {
        WorkerProcess worker = launch(WorkerKind.SLUICE, folder, bootstrapServers, group, further, environment);
        worker.awaitReady();
        return worker;
    }

    /** As above, of either kind and without waiting for it. */
    public static WorkerProcess launch(
            WorkerKind kind, Path folder, String bootstrapServers, String group, Map<String, String> further) {
        return launch(kind, folder, bootstrapServers, group, further, Map.of());
    }

    /** A Sluice worker, without waiting for it. */
    public static WorkerProcess launch(
            Path folder, String bootstrapServers, String group, Map<String, String> further) {
        return launch(WorkerKind.SLUICE, folder, bootstrapServers, group, further);
    }

    private static WorkerProcess launch(
            WorkerKind kind,
            Path folder,
            String bootstrapServers,
            String group,
            Map<String, String> further,
            Map<String, String> environment) {
        URI url = URI.create("http://127.0.0.1:" + freePort());
        Map<String, String> settings = settings(bootstrapServers, group);
        settings.put("listeners", url.toString());
        settings.putAll(further);
        String name = "worker-" + url.getPort();
        Path log = folder.resolve(name + ".log");
        Path file = write(settings, folder.resolve(name + ".properties"));
        return new WorkerProcess(kind, log, url, run(kind.command(file), environment, log));
    }

    private static Map<String, String> settings(String bootstrapServers, String group) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("group.id", group);
        for (String store : new String[] {"config", "offset", "status"}) {
            settings.put(store + ".storage.topic", group + "-" + store);
            settings.put(store + ".storage.replication.factor", "1");
        }
        settings.put("offset.storage.partitions", "1");
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        return settings;
    }

    WorkerKind kind() {
        return kind;
    }

    /** How it signs its statuses. */
    String id() {
        return url.getAuthority();
    }

    public ConnectRest rest() {
        return new ConnectRest(url);
    }

    /** Ends it without warning. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end and does not wait until it has. */
    public void terminate() {
        process.destroy();
    }

    /** Freezes it: connections stay open and nothing moves, until {@link #resume}. */
    public void suspend() {
        signal("-STOP");
    }

    /** Lets a suspended worker go on. */
    public void resume() {
        signal("-CONT");
    }

    /** Whether its process is there (a suspended one is). */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits until its process has ended, and returns its exit status. */
    int exitStatus() {
        awaitEnd();
        return process.exitValue();
    }

    /** Asks it to end, as an operator does, and returns its exit status. */
    int stop() {
        terminate();
        return exitStatus();
    }

    public String log() {
        try {
            return Files.readString(log, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** Waits until it has joined its group; ends it if that takes too long. */
    public void awaitReady() {
        try {
            Awaitility.await("the worker to be ready")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(200))
                    .until(this::isReady);
        } catch (ConditionTimeoutException e) {
            close();
            throw new IllegalStateException("The worker was not ready in time:\n" + log(), e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The worker ended while starting:\n" + log());
        }
        try {
            return rest().get("/health").status() == 200;
        } catch (UncheckedIOException notListeningYet) {
            return false;
        }
    }

    private static Path write(Map<String, String> settings, Path file) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            properties.store(out, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The worker's settings could not be written", e);
        }
    }

    private static Process run(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KAFKA_HEAP_OPTS", "-Xms128M -Xmx512M");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "worker-process-cleanup"));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("The worker's process could not be started", e);
        }
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("The worker's process " + process.pid() + " took no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Suspending a worker needs the command 'kill'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The worker did not end within a minute:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
