package io.sluice.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A worker of either kind in a process of its own; it may be ended and started again at the same address. */
public final class Worker implements AutoCloseable {
    private final Kind kind;
    private final List<String> heap;
    private final Sites sites;
    private final Children children;
    private final Path folder;
    private final int port;
    private final Rest rest;
    private final Properties settings = new Properties();
    private Process process;

    private Worker(Kind kind, List<String> heap, Sites sites, Children children, Path folder, int port) {
        this.kind = kind;
        this.heap = heap;
        this.sites = sites;
        this.children = children;
        this.folder = folder;
        this.port = port;
        this.rest = new Rest(URI.create("http://127.0.0.1:" + port));
    }

    /**
     * Writes the settings of a worker that is to be started; all of one broker are of one group.
     *
     * @param heap the options of its JVM for the heap, such as {@link Kind#USUAL_HEAP}
     * @param further settings beyond the usual ones, or instead of them
     */
    public static Worker prepare(
            Kind kind,
            List<String> heap,
            Sites sites,
            Children children,
            Path folder,
            Broker broker,
            Map<String, String> further) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Worker worker = new Worker(kind, heap, sites, children, folder, free.getLocalPort());
            worker.settings.putAll(usual(sites, broker));
            worker.settings.putAll(further);
            worker.settings.put("listeners", "http://127.0.0.1:" + worker.port);
            worker.write();
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare a worker in " + folder, e);
        }
    }

    private static Map<String, String> usual(Sites sites, Broker broker) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", broker.address());
        settings.put("group.id", "bench");
        for (String store : List.of("config", "offset", "status")) {
            settings.put(store + ".storage.topic", "bench-" + store);
            settings.put(store + ".storage.replication.factor", "1");
        }
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("plugin.path", sites.plugins().toString());
        return settings;
    }

    /** Changes a setting; it counts when the worker is started the next time. */
    public void set(String setting, String value) {
        settings.put(setting, value);
        write();
    }

    private void write() {
        try (var out = Files.newBufferedWriter(file("properties"))) {
            settings.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file("properties"), e);
        }
    }

    /** Starts the process and gives the time at which it began. */
    public Instant start() {
        try {
            Instant began = Instant.now();
            ProcessBuilder builder = new ProcessBuilder(kind.command(sites, file("properties"), heap))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file("log").toFile()));
            builder.environment().putAll(kind.environment(heap));
            process = children.start(builder);
            return began;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a worker of " + kind, e);
        }
    }

    public void awaitReady() {
        Await.until("worker " + id() + " to be ready", Duration.ofMinutes(3), Duration.ofMillis(50), () -> {
            if (!process.isAlive()) {
                throw new NotReached("The worker ended while starting; see " + file("log"));
            }
            return rest.ask("/health").isPresent();
        });
    }

    /** How the worker signs what it says in the group. */
    public String id() {
        return "127.0.0.1:" + port;
    }

    public Rest rest() {
        return rest;
    }

    public ProcessUse use() {
        return new ProcessUse(sites, process.pid());
    }

    public long pid() {
        return process.pid();
    }

    /** Asks it to end, as an operator does, and waits until it did. */
    public void stop() {
        process.destroy();
        Await.end("worker " + id(), process, Duration.ofSeconds(90));
    }

    public void kill() {
        process.destroyForcibly();
        Await.end("worker " + id(), process, Duration.ofSeconds(20));
    }

    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private void signal(String name) {
        try {
            Process kill = children.start(new ProcessBuilder("kill", name, Long.toString(process.pid())));
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new NotReached("Worker " + id() + " took no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Signals need the command 'kill'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReached("Interrupted while signalling worker " + id());
        }
    }

    private Path file(String ending) {
        return folder.resolve("worker-" + port + "." + ending);
    }
}
