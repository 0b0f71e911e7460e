package io.sluice.connect.it.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connect.it.faults.Step.Act;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.ConnectorStatus;
import io.sluice.connect.testkit.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Lets records run from a source through a topic into a sink, does what a schedule says, repairs nothing but what it broke, and
 * tells what came of it.
 */
final class FaultRun {
    static final String SOURCE = "numbers";
    static final String SINK = "written";
    private static final String TOPIC = "numbers";
    private static final int PARTITIONS = 3;
    private static final int WORKERS = 3;
    private static final int TASKS = 3;
    private static final Duration MUCH = Duration.ofSeconds(2);

    private final Promise promise;
    private final List<Step> schedule;
    private final Path folder;
    private final Path plugins;
    private final Consumer<String> told;
    private final Tally tally = new Tally();
    private final Silence sourceSilence = new Silence("into the topic");
    private final Silence sinkSilence = new Silence("out of the sink");
    // Filled by the watching thread, read when it has ended.
    private final Set<String> failures = new ConcurrentSkipListSet<>();
    private volatile boolean watching = true; // switched off by the running thread, read by the watching one
    private long beganNanos;

    /** @param told gets a line for each step and each turn of the run */
    FaultRun(Promise promise, List<Step> schedule, Path folder, Path plugins, Consumer<String> told) {
        this.promise = promise;
        this.schedule = schedule;
        this.folder = folder;
        this.plugins = plugins;
        this.told = told;
    }

    static List<Step> schedule(long seed, Duration length) {
        return Schedule.of(seed, length, WORKERS, List.of(SOURCE, SINK));
    }

    Outcome run() throws Exception {
        Files.createDirectories(folder);
        try (Scene scene = new Scene(KafkaBroker.start(), folder, plugins, promise);
                Operator operator = new Operator(scene, connectors(), tally)) {
            scene.broker().createTopic(TOPIC, PARTITIONS);
            scene.startWorkers(WORKERS);
            setUp(operator);
            Waiting.until("records to arrive in the sink", () -> written() > 0);

            beganNanos = System.nanoTime();
            CompletableFuture<Void> watch = CompletableFuture.runAsync(() -> watch(scene));
            CompletableFuture<Boolean> lastRequest = doAll(scene, operator);
            Duration begin = sinceBegin();
            lastRequest.join();
            setUp(operator);
            String unhealed = unhealed(scene);
            Duration healing = sinceBegin().minus(begin);
            watching = false;
            watch.join();
            if (!unhealed.isEmpty()) failures.add(unhealed);
            return outcome(scene, healing);
        }
    }

    private CompletableFuture<Boolean> doAll(Scene scene, Operator operator) {
        CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);
        Duration delay = Duration.ZERO;
        for (Step step : schedule) {
            Duration late = sinceBegin().minus(step.at()).minus(delay);
            if (late.compareTo(MUCH) > 0) delay = delay.plus(late); // distances count, on a slow machine too
            Waiting.pause(step.at().plus(delay).minus(sinceBegin()));
            told.accept(step.toString());
            if (step.act().isRequest()) last = operator.later(step);
            else scene.act(step);
            tally.done(step);
        }
        return last;
    }

    /** As it is to be before the first fault and after the last. */
    private static void setUp(Operator operator) {
        for (String connector : List.of(SOURCE, SINK)) {
            operator.later(new Step(Duration.ZERO, Act.RECONFIGURE, 0, connector, TASKS));
            if (!operator.later(new Step(Duration.ZERO, Act.RESUME, 0, connector, 0))
                    .join()) throw new IllegalStateException("Nobody would resume connector " + connector);
        }
    }

    private Map<String, Map<String, String>> connectors() {
        Map<String, String> source =
                Map.of("connector.class", "io.sluice.testconnectors.NumberedSource", "topic", TOPIC, "rate", "100");
        Map<String, String> sink = Map.of(
                "connector.class", "io.sluice.testconnectors.NumberedSink", "topics", TOPIC, "dir", files().toString());
        return Map.of(SOURCE, source, SINK, sink);
    }

    private Path files() {
        return folder.resolve("written");
    }

    // Watching.

    private void watch(Scene scene) {
        for (int round = 0; watching; round++) {
            sinkSilence.heard(written(), sinceBegin());
            if (scene.broker().isRunning()) sourceSilence.heard(arrived(scene), sinceBegin());
            noteFailures(scene.rest(round % WORKERS));
            Waiting.pause(Duration.ofMillis(250));
        }
    }

    private void noteFailures(ConnectRest rest) {
        try {
            for (String connector : List.of(SOURCE, SINK)) {
                ConnectorStatus status = CompletableFuture.supplyAsync(() -> rest.status(connector))
                        .orTimeout(2, java.util.concurrent.TimeUnit.SECONDS)
                        .join();
                if (status.hasFailed()) failures.add(connector + " failed: " + status);
            }
        } catch (RuntimeException notThereAtTheMoment) {
            // another worker is asked next time
        }
    }

    private long arrived(Scene scene) {
        try {
            return ends(scene).values().stream().mapToLong(Long::longValue).sum();
        } catch (RuntimeException notNow) {
            return Silence.UNKNOWN;
        }
    }

    private static Map<TopicPartition, Long> ends(Scene scene) {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return scene
                .broker()
                .admin()
                .listOffsets(latest)
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(2, java.util.concurrent.TimeUnit.SECONDS)
                .join()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** How much the sink's files hold. */
    private long written() {
        if (!Files.exists(files())) return 0;
        try (Stream<Path> all = Files.list(files())) {
            return all.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The end.

    /** Waits until all runs as it should; what does not, in words. */
    private static String unhealed(Scene scene) {
        Set<String> missing = new TreeSet<>();
        boolean healed = Waiting.holds(() -> {
            missing.clear();
            for (String connector : List.of(SOURCE, SINK)) {
                ConnectorStatus status = scene.rest(0).status(connector);
                if (!status.isRunning() || status.tasks().size() != TASKS) missing.add(connector + " is " + status);
            }
            return missing.isEmpty();
        });
        return healed ? "" : "Not healed after " + Waiting.LONG + ": " + missing;
    }

    private Outcome outcome(Scene scene, Duration healing) {
        ConnectRest rest = scene.rest(0);
        rest.stop(SOURCE);
        rest.awaitStatus(SOURCE, status -> status.tasks().isEmpty());
        Map<String, Long> stored = stored(rest);
        told.accept("Reading the topic");
        List<ConsumerRecord<byte[], byte[]>> topic = read(scene.broker().bootstrapServers(), ends(scene));
        Waiting.holds(() -> Arrivals.of(topic, files()).sinkLost().isEmpty());
        return new Outcome(
                promise,
                Arrivals.of(topic, files()),
                stored,
                tally,
                List.of(sourceSilence, sinkSilence),
                healing,
                failures,
                scene.endedByThemselves());
    }

    /** Everything below these offsets. */
    private List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                promise.isolation(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            Waiting.until("the whole topic", () -> {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
                return ends.keySet().stream().allMatch(it -> consumer.position(it) >= ends.get(it));
            });
        }
        return records;
    }

    /** By source task, the number that is stored as its offset. */
    private static Map<String, Long> stored(ConnectRest rest) {
        Map<String, Long> stored = new TreeMap<>();
        for (JsonNode entry :
                rest.get("/connectors/" + SOURCE + "/offsets").json().path("offsets"))
            stored.put(
                    entry.path("partition").path("task").asText(),
                    entry.path("offset").path("number").asLong());
        return stored;
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }
}
