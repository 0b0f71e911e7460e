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
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A distributed worker as an operator runs it: by the script of the runnable tree, in a process of its own. */
final class WorkerProcess implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("sluice.dist"));

    private final Path log;
    private final URI url;
    private final Process process;

    private WorkerProcess(Path log, URI url, Process process) {
        this.log = log;
        this.url = url;
        this.process = process;
    }

    /** Starts a worker of the group on this Kafka and waits until it is ready; further settings win over the usual ones. */
    static WorkerProcess start(Path folder, String bootstrapServers, String group, Map<String, String> further) {
        return start(folder, bootstrapServers, group, further, Map.of());
    }

    /** As above, with variables in the environment of its process. */
    static WorkerProcess start(
            Path folder,
            String bootstrapServers,
            String group,
            Map<String, String> further,
            Map<String, String> environment) {
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
        URI url = URI.create("http://127.0.0.1:" + freePort());
        settings.put("listeners", url.toString());
        settings.putAll(further);
        Path log = folder.resolve("worker-" + url.getPort() + ".log");
        WorkerProcess worker = new WorkerProcess(log, url, launch(folder, settings, environment, log));
        try {
            worker.awaitReady();
            return worker;
        } catch (RuntimeException | Error e) {
            worker.close();
            throw e;
        }
    }

    ConnectRest rest() {
        return new ConnectRest(url);
    }

    /** Ends it without warning. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end, as an operator does, and returns its exit status. */
    int stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    String log() {
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

    private static Process launch(
            Path folder, Map<String, String> settings, Map<String, String> environment, Path log) {
        Path file = folder.resolve("worker.properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var out = Files.newBufferedWriter(file, UTF_8)) {
            properties.store(out, null);
            ProcessBuilder builder = new ProcessBuilder(
                            HOME.resolve("bin/connect-distributed.sh").toString(), file.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("KAFKA_HEAP_OPTS", "-Xms128M -Xmx512M");
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The worker's process could not be started", e);
        }
    }

    private void awaitReady() {
        Awaitility.await("the worker to be ready; its log is " + log)
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The worker ended while starting:\n" + log());
                    }
                    try {
                        return rest().get("/health").status() == 200;
                    } catch (UncheckedIOException notListeningYet) {
                        return false;
                    }
                });
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
