package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.ConnectorStatus;
import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster under load moves from released workers to ours and back, one worker after the other, as an operator would do it.
 *
 * <p>In a build it is small. {@code integration-tests/migrate.sh} runs it for longer, with the defaults of most settings.
 */
class RollingMigrationTest {

    private static final int WORKERS = Integer.getInteger("sluice.migration.workers", 2);
    private static final int TASKS = 2 * WORKERS;
    private static final int RATE = Integer.getInteger("sluice.migration.rate", 50);
    private static final Duration BETWEEN = Duration.ofSeconds(Integer.getInteger("sluice.migration.seconds", 2));
    private static final boolean HASTE = !Boolean.getBoolean("sluice.migration.defaults");

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    private final List<WorkerProcess> workers = new ArrayList<>();

    @Test
    void losesNoRecordAndGoesOnFromStoredOffsets() throws Exception {
        kafka.broker().createTopic("numbers", TASKS);
        try {
            long begin = System.nanoTime();
            for (int i = 0; i < WORKERS; i++) workers.add(launch(WorkerKind.APACHE));
            workers.forEach(WorkerProcess::awaitReady);
            rest().put("source", source());
            rest().put("sink", sink());
            awaitAllRunning();
            for (WorkerKind next : List.of(WorkerKind.SLUICE, WorkerKind.APACHE))
                for (int i = 0; i < WORKERS; i++) {
                    work();
                    replace(i, next);
                }
            work();
            rest().stop("source");
            rest().awaitStatus(
                            "source",
                            now -> now.state().equals("STOPPED") && now.tasks().isEmpty());
            check(Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            workers.forEach(WorkerProcess::close);
        }
    }

    private void replace(int index, WorkerKind kind) {
        assertThat(workers.get(index).stop()).as("exit status after SIGTERM").isIn(0, 143);
        workers.set(index, launch(kind));
        workers.get(index).awaitReady();
        awaitAllRunning();
    }

    private WorkerProcess launch(WorkerKind kind) {
        Map<String, String> settings = new HashMap<>();
        settings.put("plugin.path", System.getProperty("sluice.test.plugins"));
        settings.put("plugin.discovery", "service_load");
        if (HASTE) {
            settings.put("scheduled.rebalance.max.delay.ms", "1000");
            settings.put("offset.flush.interval.ms", "1000");
            settings.put("heartbeat.interval.ms", "500");
        }
        return WorkerProcess.launch(kind, folder, kafka.bootstrapServers(), "moving", settings);
    }

    private static Map<String, String> source() {
        return Map.of(
                "connector.class", "NumberedSource",
                "topic", "numbers",
                "rate", Integer.toString(RATE),
                "partitions", Integer.toString(TASKS),
                "tasks.max", Integer.toString(TASKS));
    }

    private Map<String, String> sink() {
        return Map.of(
                "connector.class",
                "NumberedSink",
                "topics",
                "numbers",
                "dir",
                folder.resolve("received").toString(),
                "tasks.max",
                Integer.toString(WORKERS));
    }

    private ConnectRest rest() {
        return workers.get(0).rest();
    }

    /** Lets the cluster work for a while: this is load, not a wait for something. */
    private static void work() {
        long end = System.nanoTime() + BETWEEN.toNanos();
        while (System.nanoTime() - end < 0) LockSupport.parkNanos(end - System.nanoTime());
    }

    private void awaitAllRunning() {
        Set<String> alive = workers.stream().map(WorkerProcess::id).collect(Collectors.toSet());
        atMost(400).until(() -> runsOn(alive, "source", TASKS) && runsOn(alive, "sink", WORKERS));
    }

    private boolean runsOn(Set<String> alive, String connector, int tasks) {
        ConnectorStatus status = rest().status(connector);
        return status.isRunning()
                && status.tasks().size() == tasks
                && status.tasks().stream().allMatch(task -> alive.contains(task.worker()));
    }

    private void check(Duration took) throws Exception {
        Map<TopicPartition, Long> ends = ends();
        int sent = Math.toIntExact(ends.values().stream().mapToLong(end -> end).sum());
        List<ConsumerRecord<byte[], byte[]>> records = kafka.broker().consume("numbers", sent);
        NumbersSeen seen = NumbersSeen.in(records);
        Set<String> wanted = records.stream()
                .map(record -> record.topic() + "-" + record.partition() + "-" + record.offset())
                .collect(Collectors.toSet());
        atMost(60).until(() -> Set.copyOf(received()).containsAll(wanted));
        report(took, sent, seen);

        assertThat(seen.tasks()).hasSize(TASKS);
        seen.tasks().forEach((task, numbers) -> {
            assertThat(numbers.missing())
                    .as("numbers that task %d skipped", task)
                    .isZero();
            assertThat(numbers.timesOf(1)).as("beginnings of task %d", task).isEqualTo(1);
        });
    }

    private void report(Duration took, int sent, NumbersSeen seen) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("%d workers replaced twice in %d s".formatted(WORKERS, took.toSeconds()));
        seen.tasks()
                .forEach((task, numbers) ->
                        lines.add("task %d: %d numbers, %d missing, %d again, silent for %d ms at most"
                                .formatted(
                                        task,
                                        numbers.distinct(),
                                        numbers.missing(),
                                        numbers.again(),
                                        numbers.longestSilenceMs())));
        lines.add("sink: %d records, %d again".formatted(sent, received().size() - sent));
        Files.write(Path.of(System.getProperty("sluice.migration.report", "target/migration.txt")), lines);
    }

    private static Map<TopicPartition, Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> partitions = IntStream.range(0, TASKS)
                .boxed()
                .collect(Collectors.toMap(n -> new TopicPartition("numbers", n), n -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> found =
                kafka.broker().admin().listOffsets(partitions).all().get();
        found.forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** The coordinates of every record that a sink task has written down. */
    private List<String> received() throws IOException {
        List<String> coordinates = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("received"))) {
            for (Path file : files.toList())
                for (String line : Files.readAllLines(file, UTF_8))
                    if (line.indexOf(' ') > 0) coordinates.add(line.substring(0, line.indexOf(' ')));
        }
        return coordinates;
    }

    private static ConditionFactory atMost(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(200));
    }
}
