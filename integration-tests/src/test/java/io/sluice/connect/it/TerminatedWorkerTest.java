package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker's process is told to end, as a service manager does it. */
class TerminatedWorkerTest {

    private static final String GROUP = "terminated";

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    @Test
    void commitsOffsetsAndLeavesTheGroupAtOnce() throws Exception {
        Path in = Files.write(folder.resolve("in.txt"), List.of("line 1", "line 2", "line 3"));
        // Neither the interval nor the session can pass before this test is over.
        Map<String, String> settings = Map.of(
                "offset.flush.interval.ms", "600000", "session.timeout.ms", "300000", "rebalance.timeout.ms", "300000");
        try (WorkerProcess worker = WorkerProcess.start(folder, kafka.bootstrapServers(), GROUP, settings)) {
            worker.rest()
                    .put(
                            "source",
                            Map.of("connector.class", "FileStreamSource", "topic", GROUP, "file", in.toString()));
            assertThat(kafka.broker().consumeText(GROUP, 3)).endsWith("line 3");
            assertThat(members()).isEqualTo(1);

            long begin = System.nanoTime();
            assertThat(worker.stop()).as(worker.log()).isEqualTo(143);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
            assertThat(members()).isZero();
            assertThat(committed()).endsWith("{\"position\":21}");
        }
    }

    @Test
    void endsAtOnceWhenToldAgain() throws Exception {
        // One task that will not stop holds the worker up for this long, unless somebody insists.
        Map<String, String> settings = Map.of("task.shutdown.graceful.timeout.ms", "300000");
        Map<String, String> environment = Map.of(
                "CLASSPATH",
                TrickySource.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath());
        try (WorkerProcess worker =
                WorkerProcess.start(folder, kafka.bootstrapServers(), "insisted", settings, environment)) {
            worker.rest()
                    .put(
                            "blocks",
                            Map.of(
                                    "connector.class", TrickySource.class.getName(),
                                    "trick.at", "task stop",
                                    "trick", "block"));
            worker.rest().awaitRunning("blocks");

            worker.terminate();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> worker.log()
                    .contains("stops"));
            assertThat(worker.isRunning()).isTrue();
            worker.terminate();

            assertThat(worker.exitStatus()).isEqualTo(143);
            assertThat(worker.log()).contains("Told to end a second time");
        }
    }

    private static int members() throws Exception {
        return kafka.broker()
                .admin()
                .describeClassicGroups(List.of(GROUP))
                .all()
                .get()
                .get(GROUP)
                .members()
                .size();
    }

    private static List<String> committed() throws Exception {
        TopicPartition partition = new TopicPartition(GROUP + "-offset", 0);
        long end = kafka.broker()
                .admin()
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
        List<ConsumerRecord<byte[], byte[]>> records = kafka.broker().consume(partition.topic(), (int) end);
        return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
    }
}
