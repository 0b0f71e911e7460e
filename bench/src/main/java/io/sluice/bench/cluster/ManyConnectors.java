package io.sluice.bench.cluster;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.ProcessUse;
import io.sluice.bench.process.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Connectors by the hundred on one worker: what each of them costs, and how long one waits for the worker. */
final class ManyConnectors implements Scenario {
    private static final int COUNT = 200;
    private static final int LISTINGS = 100;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(5);
    /** By then the JVM has compiled what was called often while connectors were created. */
    private static final Duration COMPILED = Duration.ofSeconds(30);

    private static final Duration WATCHED = Duration.ofSeconds(20);

    private final String id;
    private final int recordsPerSecond;

    ManyConnectors(String id, int recordsPerSecond) {
        this.id = id;
        this.recordsPerSecond = recordsPerSecond;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return COUNT + " source connectors of one task on one worker, "
                + (recordsPerSecond == 0 ? "without any record" : "each with a record a second");
    }

    @Override
    public void measure(Stage stage, Findings findings) {
        try (Group group = stage.group(1, Map.of())) {
            Worker worker = group.worker(0);
            group.start();
            Await.pass(QUIET);
            Use empty = Use.of(worker);

            stage.say("creating " + COUNT + " connectors");
            create(group, findings);
            list(worker, findings);
            Await.pass(COMPILED);
            Duration before = worker.use().cpu();
            Await.pass(WATCHED);
            Duration watched = worker.use().cpu().minus(before);
            Use full = Use.of(worker);
            findings.count("Live heap of the empty worker, MB", empty.heap());
            findings.count("Live heap per connector, MB", (full.heap() - empty.heap()) / COUNT);
            findings.count("Resident memory of the empty worker, MB", empty.resident());
            findings.count("Resident memory per connector, MB", (full.resident() - empty.resident()) / COUNT);
            findings.count("Threads of the empty worker", empty.threads());
            findings.count("Threads per connector", (full.threads() - empty.threads()) / (double) COUNT);
            findings.milliseconds("Processor time of the worker in a second", watched.dividedBy(WATCHED.toSeconds()));

            stage.say("restarting the worker");
            restart(group, findings);
        }
    }

    private void create(Group group, Findings findings) {
        Worker worker = group.worker(0);
        List<Duration> requests = new ArrayList<>();
        Duration cpu = worker.use().cpu();
        Instant begin = Instant.now();
        for (int i = 0; i < COUNT; i++) {
            String name = Numbered.name(i);
            Map<String, String> config = Numbered.source(name, 1, recordsPerSecond);
            requests.add(timed(() -> group.create(worker, name, config)));
        }
        Instant running = group.awaitRunning(group.all(), LIMIT);
        findings.seconds("From the first POST until all run", Duration.between(begin, running));
        findings.milliseconds("POST, median", Findings.percentile(50, requests));
        findings.milliseconds("POST, 99 of 100", Findings.percentile(99, requests));
        findings.milliseconds(
                "Processor time per connector, until all run",
                worker.use().cpu().minus(cpu).dividedBy(COUNT));
    }

    private static void list(Worker worker, Findings findings) {
        List<Duration> listings = new ArrayList<>();
        for (int i = 0; i < LISTINGS; i++) {
            listings.add(timed(() -> worker.rest().load("/connectors?expand=status&expand=info")));
        }
        findings.milliseconds("GET of all with status and info, median", Findings.percentile(50, listings));
        findings.milliseconds("GET of all with status and info, 99 of 100", Findings.percentile(99, listings));
    }

    private static void restart(Group group, Findings findings) {
        Worker worker = group.worker(0);
        findings.seconds("From SIGTERM until the process ended", timed(worker::stop));
        Instant began = worker.start();
        worker.awaitReady();
        group.awaitSettled(group.all(), LIMIT);
        Instant running = new Statuses(Topics.of(group.broker(), "bench-status").read()).allRunningSince(began);
        findings.seconds("From the start of its process until all run again", Duration.between(began, running));
        findings.milliseconds(
                "Processor time of the restarted worker per connector",
                worker.use().cpu().dividedBy(COUNT));
    }

    private static Duration timed(Runnable action) {
        long begin = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** What the worker's process has taken at one moment. */
    private record Use(double heap, double resident, int threads) {
        static Use of(Worker worker) {
            ProcessUse use = worker.use();
            int threads = use.threads(); // before the JVM adds those it needs to answer about its heap
            double heap = use.liveHeapMegabytes();
            return new Use(heap, use.residentMegabytes(), threads);
        }
    }
}
