package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Mirroring by a worker that promises exactly-once sources, and is killed meanwhile, as a reader of committed records sees it. */
@Timeout(240)
class ExactMirroringTest {
    private static final int PARTITIONS = 3;
    private static final int ROUND = 3_000;
    private static final String AT_ONCE = "200";
    private static final String AT_LEISURE = "120000"; // never, within this test

    @RegisterExtension
    static final KafkaExtension primary = new KafkaExtension();

    @RegisterExtension
    static final KafkaExtension backup = new KafkaExtension();

    @TempDir
    private Path folder;

    private WorkerProcess worker;

    @AfterEach
    void end() {
        if (worker != null) worker.close();
    }

    @Test
    void aReaderSeesEachCommittedRecordOnceAndInOrder() {
        primary.broker().createTopic("payments", PARTITIONS);
        worker = start();
        assertThatThrownBy(() -> worker.rest().put("mirror-source", config("read_uncommitted", AT_ONCE)))
                .hasMessageContaining("exactly.once.support");
        mirror(AT_ONCE);
        write(0, ROUND);
        atMost(60).until(() -> committed().size() == ROUND);

        worker.rest().stop("mirror-source");
        worker.rest().awaitStatus("mirror-source", now -> now.tasks().isEmpty());
        mirror(AT_LEISURE);
        worker.rest().resume("mirror-source");
        write(ROUND, ROUND);
        atMost(60).until(() -> uncommitted() > ROUND);
        worker.kill();
        worker = start();
        mirror(AT_ONCE);
        atMost(60).until(() -> committed().size() >= 2 * ROUND);

        assertThat(byPartition(committed())).isEqualTo(written(2 * ROUND));
        assertThat(uncommitted())
                .as("with those of the transaction that was cut off")
                .isGreaterThan(2 * ROUND);
    }

    private void mirror(String interval) {
        worker.rest().put("mirror-source", config("read_committed", interval));
    }

    private static Map<String, String> config(String isolation, String interval) {
        Map<String, String> exactlyOnce = Map.of(
                "topics", "payments",
                "tasks.max", "2",
                "exactly.once.support", "required",
                "source.consumer.isolation.level", isolation,
                "transaction.boundary", "interval",
                "transaction.boundary.interval.ms", interval);
        return new MirrorExample(primary, backup).of("mirror-source", exactlyOnce);
    }

    private WorkerProcess start() {
        Map<String, String> settings = Map.of(
                "exactly.once.source.support", "enabled",
                "session.timeout.ms", "4000",
                "heartbeat.interval.ms", "500",
                "scheduled.rebalance.max.delay.ms", "0");
        return WorkerProcess.start(folder, backup.bootstrapServers(), "exact-mirror", settings);
    }

    /** Writes numbers in transactions, between each two of which is one that is taken back. */
    private static void write(int from, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", primary.bootstrapServers(), "transactional.id", "payer", "linger.ms", "5");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            for (int begin = from; begin < from + count; begin += ROUND / 10) {
                producer.beginTransaction();
                IntStream.range(begin, begin + ROUND / 10)
                        .forEach(n -> producer.send(
                                new ProducerRecord<>("payments", n % PARTITIONS, null, Integer.toString(n))));
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("payments", begin % PARTITIONS, null, "taken back"));
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    private static Map<Integer, List<String>> written(int count) {
        Map<Integer, List<String>> numbers = new HashMap<>();
        IntStream.range(0, count).forEach(n -> numbers.computeIfAbsent(n % PARTITIONS, partition -> new ArrayList<>())
                .add(Integer.toString(n)));
        return numbers;
    }

    private static Map<Integer, List<String>> byPartition(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Integer, List<String>> values = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records)
            values.computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                    .add(new String(record.value(), UTF_8));
        return values;
    }

    private static List<ConsumerRecord<byte[], byte[]>> committed() {
        return Isolation.READ_COMMITTED.read(backup.bootstrapServers(), "primary.payments");
    }

    private static int uncommitted() {
        return Isolation.READ_UNCOMMITTED
                .read(backup.bootstrapServers(), "primary.payments")
                .size();
    }

    private static ConditionFactory atMost(int seconds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions();
    }
}
