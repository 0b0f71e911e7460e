package io.sluice.bench.cluster;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.NotReached;
import io.sluice.bench.process.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How long an operator waits for a worker that has been started, without plugins and with eight published ones. */
final class StartUp implements Scenario {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration QUIET = Duration.ofSeconds(5);

    @Override
    public String id() {
        return "start";
    }

    @Override
    public String title() {
        return "A worker starts, with an empty plugin path and with eight published plugins";
    }

    @Override
    public void measure(Stage stage, Findings findings) {
        Map<String, String> settings = Map.of(
                "plugin.path", empty(stage, "no-plugins").toString(),
                "sluice.plugin.cache.dir", empty(stage, "cache").toString());
        try (Group group = stage.group(1, settings)) {
            Worker worker = group.worker(0);
            stage.say("making the topics of the group");
            group.start();
            worker.stop();
            start(stage, worker, "empty path", findings);
            worker.set("plugin.path", publishedPlugins(stage).toString());
            start(stage, worker, "eight plugins, first time", findings);
            start(stage, worker, "eight plugins, second time", findings);
        }
    }

    private static void start(Stage stage, Worker worker, String which, Findings findings) {
        stage.say("starting: " + which);
        Instant began = worker.start();
        Instant answered = Await.until("an answer to /connectors", LIMIT, OFTEN, () -> worker.rest()
                .ask("/connectors")
                .isPresent());
        Duration cpu = worker.use().cpu();
        Await.pass(QUIET);
        findings.seconds("Until /connectors answers: " + which, Duration.between(began, answered));
        findings.seconds("Processor time until then: " + which, cpu);
        findings.count("Resident memory, MB: " + which, worker.use().residentMegabytes());
        findings.count("Threads: " + which, worker.use().threads());
        worker.stop();
    }

    private static Path empty(Stage stage, String name) {
        try {
            return Files.createDirectories(stage.folder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder below " + stage.folder(), e);
        }
    }

    private static Path publishedPlugins(Stage stage) {
        Path plugins = stage.sites().publishedPlugins();
        if (!Files.isDirectory(plugins))
            throw new NotReached(
                    plugins + " is not there; make it with: mvn -Preal-connectors -pl real-plugins package");
        return plugins;
    }
}
