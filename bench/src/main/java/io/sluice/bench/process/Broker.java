package io.sluice.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Kafka broker with an empty folder, in a process that ends with this one. */
public final class Broker implements AutoCloseable {
    private static final String READY = "READY ";
    /** On a machine that is busy for a while the only broker must not take itself for lost; what may be deleted goes soon. */
    private static final String SETTINGS = "broker.session.timeout.ms=30000\nlog.retention.check.interval.ms=5000\n";

    private final Process process;
    private final String address;

    private Broker(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one and waits until it can be used. */
    public static Broker start(Sites sites, Children children, Path folder) {
        Path ready = folder.resolve("broker.ready");
        Path settings = folder.resolve("broker.properties");
        try {
            Files.writeString(settings, SETTINGS);
            Process process = children.start(new ProcessBuilder(
                            sites.java().toString(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-Dsluice.broker.watch.stdin=true",
                            "-Dlogback.configurationFile=io/sluice/connect/testkit/broker/logback-broker.xml",
                            "-cp",
                            sites.brokerClassPath(),
                            "io.sluice.connect.testkit.broker.BrokerMain",
                            folder.resolve("broker").toString(),
                            "0",
                            settings.toString())
                    .redirectOutput(ready.toFile())
                    .redirectError(folder.resolve("broker.log").toFile()));
            Await.until("the broker to be ready", Duration.ofMinutes(3), Duration.ofMillis(50), () -> {
                if (!process.isAlive()) {
                    throw new NotReached("The broker ended while starting; see " + folder.resolve("broker.log"));
                }
                return text(ready).startsWith(READY);
            });
            return new Broker(process, text(ready).substring(READY.length()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the broker in " + folder, e);
        }
    }

    /** Where clients find it. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Await.end("the broker", process, Duration.ofSeconds(20));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
