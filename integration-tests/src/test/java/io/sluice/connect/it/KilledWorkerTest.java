package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker's process dies amid its work, without warning. */
class KilledWorkerTest {

    private static final int LINES = 100_000;
    private static final int LINE_BYTES = "line 000001\n".length();
    private static final Pattern POSITION = Pattern.compile("\"position\"\\s*:\\s*(\\d+)");

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    @Test
    void noLineIsLostAndTheSourceGoesOnFromItsCommittedOffset() throws Exception {
        kafka.broker().createTopic("killed", 1);
        Path file = folder.resolve("in.txt");
        write(file, 1, 20_000);

        long committed;
        try (WorkerProcess worker = start()) {
            worker.rest()
                    .put(
                            "killed",
                            Map.of(
                                    "connector.class", "org.apache.kafka.connect.file.FileStreamSourceConnector",
                                    "file", file.toString(),
                                    "topic", "killed"));
            atMost(60).until(() -> committedPosition() > 0);
            write(file, 20_001, LINES);
            atMost(60).until(() -> endOffset("killed") > 25_000);
            worker.kill();
            committed = committedPosition();
        }

        Map<String, Integer> times;
        try (WorkerProcess worker = start()) {
            worker.rest().awaitRunning("killed");
            // The last line is the last to arrive, however often others come again.
            atMost(120).until(() -> committedPosition() == (long) LINES * LINE_BYTES);
            times = timesOfLines((int) endOffset("killed"));
            assertThat(worker.stop()).as("status of a worker ended by SIGTERM").isIn(0, 143);
        }

        assertThat(times).as("every line arrived").hasSize(LINES);
        long linesCommitted = committed / LINE_BYTES;
        assertThat(IntStream.rangeClosed(1, (int) linesCommitted).filter(n -> times.get(line(n)) != 1))
                .as("lines before the committed offset that came again")
                .isEmpty();
    }

    private WorkerProcess start() {
        Map<String, String> settings = Map.of(
                "offset.flush.interval.ms", "200",
                // The group is to notice the loss soon, and to give the lost work away at once.
                "session.timeout.ms", "6000",
                "heartbeat.interval.ms", "1000",
                "scheduled.rebalance.max.delay.ms", "0");
        return WorkerProcess.start(folder, kafka.bootstrapServers(), "killed-worker", settings);
    }

    private static ConditionFactory atMost(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(200));
    }

    private static String line(int n) {
        return "line %06d".formatted(n);
    }

    private static void write(Path file, int from, int to) throws IOException {
        List<String> lines =
                IntStream.rangeClosed(from, to).mapToObj(KilledWorkerTest::line).toList();
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The position in the newest record of the offset topic, 0 where there is none. */
    private static long committedPosition() throws Exception {
        long end = endOffset("killed-worker-offset");
        long position = 0;
        for (ConsumerRecord<byte[], byte[]> record : kafka.broker().consume("killed-worker-offset", (int) end)) {
            Matcher matcher = POSITION.matcher(new String(record.value(), UTF_8));
            if (matcher.find()) {
                position = Long.parseLong(matcher.group(1));
            }
        }
        return position;
    }

    private static long endOffset(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return kafka.broker()
                .admin()
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static Map<String, Integer> timesOfLines(int records) {
        Map<String, Integer> times = new HashMap<>();
        for (String line : kafka.broker().consumeText("killed", records)) {
            times.merge(line, 1, Integer::sum);
        }
        return times;
    }
}
