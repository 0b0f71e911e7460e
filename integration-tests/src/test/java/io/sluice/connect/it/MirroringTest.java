package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.connect.mirror.Heartbeat;
import org.apache.kafka.connect.mirror.RemoteClusterUtils;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Topics of one cluster arrive in another, by the released connectors of MirrorMaker, as they come with the distribution and its
 * example settings. Each test has a topic of its own; the worker is at the target.
 */
class MirroringTest {
    private static final int JMX_PORT = WorkerProcess.freePort();

    @RegisterExtension
    static final KafkaExtension primary = new KafkaExtension();

    @RegisterExtension
    static final KafkaExtension backup = new KafkaExtension();

    @TempDir
    private static Path folder;

    private static WorkerProcess worker;

    @BeforeAll
    static void mirror() {
        primary.broker().createTopic("orders", 3);
        for (String topic : List.of("bills", "parcels", "returns", "figures"))
            primary.broker().createTopic(topic, 1);
        worker = startWorker();
        create("mirror-heartbeat", Map.of("emit.heartbeats.interval.seconds", "1"));
        create("mirror-source", Map.of("refresh.topics.interval.seconds", "1"));
        create(
                "mirror-checkpoint",
                Map.of(
                        "refresh.groups.interval.seconds", "1",
                        "emit.checkpoints.interval.seconds", "1",
                        "sync.group.offsets.interval.seconds", "1"));
    }

    @AfterAll
    static void end() {
        if (worker != null) worker.close();
    }

    @Test
    void recordsArriveAsTheyAreAndInTheOrderOfTheirPartitions() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            var record = new ProducerRecord<>("orders", n % 3, bytes("key " + n % 7), bytes("value " + n));
            record.headers().add("trace", bytes("header " + n)).add(new RecordHeader("empty", (byte[]) null));
            records.add(record);
        }
        records.add(new ProducerRecord<>("orders", 0, bytes("key 0"), null));
        records.add(new ProducerRecord<>("orders", 1, null, new byte[] {0, -1, 127, -128}));
        primary.broker().produce(records);

        assertThat(byPartition(backup, "primary.orders", records.size()))
                .isEqualTo(byPartition(primary, "orders", records.size()));
    }

    @Test
    void groupsGoOnAtTheTargetWhereTheyWere() throws Exception {
        primary.broker().produce("bills", numbers(0, 100));
        assertThat(readAs("billing", primary, "bills", 100)).containsExactly(numbers(0, 100));

        var translated = Map.of(new TopicPartition("primary.bills", 0), new OffsetAndMetadata(100));
        soon().untilAsserted(() -> assertThat(backup.broker()
                        .admin()
                        .listConsumerGroupOffsets("billing")
                        .partitionsToOffsetAndMetadata()
                        .get())
                .isEqualTo(translated));
        assertThat(RemoteClusterUtils.translateOffsets(
                        Map.of("bootstrap.servers", backup.bootstrapServers()),
                        "primary",
                        "billing",
                        Duration.ofSeconds(30)))
                .isEqualTo(translated);

        primary.broker().produce("bills", numbers(100, 150));
        assertThat(readAs("billing", backup, "primary.bills", 50)).containsExactly(numbers(100, 150));
    }

    @Test
    void goesOnWhereItWasWhenTheWorkerRestarts() {
        primary.broker().produce("parcels", numbers(0, 500));
        backup.broker().consume("primary.parcels", 1);
        assertThat(worker.stop()).as(worker.log()).isEqualTo(143);
        primary.broker().produce("parcels", numbers(500, 1000));

        worker = startWorker();

        assertThat(backup.broker().consumeText("primary.parcels", 1000)).containsExactly(numbers(0, 1000));
    }

    /** The members of a partition come in an order other than that in which the connector writes them. */
    @Test
    void mirrorsAgainFromTheOffsetThatSomebodySets() {
        primary.broker().produce("returns", numbers(0, 10));
        backup.broker().consume("primary.returns", 10);
        worker.rest().stop("mirror-source");
        worker.rest()
                .awaitStatus(
                        "mirror-source",
                        now -> now.state().equals("STOPPED") && now.tasks().isEmpty());

        String lastMirrored =
                """
                {"offsets": [{"partition": {"topic": "returns", "partition": 0, "cluster": "primary"}, "offset": {"offset": 6}}]}
                """;
        assertThat(worker.rest()
                        .request("PATCH", "/connectors/mirror-source/offsets", lastMirrored)
                        .status())
                .isEqualTo(200);
        worker.rest().resume("mirror-source");

        assertThat(backup.broker().consumeText("primary.returns", 13))
                .containsExactly(Stream.concat(Stream.of(numbers(0, 10)), Stream.of(numbers(7, 10)))
                        .toArray(String[]::new));
    }

    @Test
    void heartbeatsOfTheSourceArrive() {
        List<Heartbeat> beats = backup.broker().consume("primary.heartbeats", 3).stream()
                .map(Heartbeat::deserializeRecord)
                .toList();

        assertThat(beats).extracting(Heartbeat::sourceClusterAlias).containsOnly("primary");
        assertThat(beats).extracting(Heartbeat::targetClusterAlias).containsOnly("backup");
        assertThat(beats).extracting(Heartbeat::timestamp).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @SuppressWarnings("BanJNDI") // what is asked is this test's own process
    void showsHowFarAndHowLateItIs() throws Exception {
        primary.broker().produce("figures", "one", "two");
        backup.broker().consume("primary.figures", 2);
        var bean = new ObjectName(
                "kafka.connect.mirror:type=MirrorSourceConnector,source=primary,target=backup,topic=primary.figures,partition=0");

        var url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + JMX_PORT + "/jmxrmi");
        try (JMXConnector jmx = JMXConnectorFactory.connect(url)) {
            MBeanServerConnection beans = jmx.getMBeanServerConnection();
            soon().untilAsserted(() ->
                    assertThat(beans.getAttribute(bean, "record-count")).isEqualTo(2.0));
            assertThat((Double) beans.getAttribute(bean, "replication-latency-ms"))
                    .isPositive();
        }
    }

    private static WorkerProcess startWorker() {
        // Translations are as new as the last offsets that were stored.
        Map<String, String> settings = Map.of("offset.flush.interval.ms", "1000");
        Map<String, String> environment = Map.of(
                "JMX_PORT",
                String.valueOf(JMX_PORT),
                "KAFKA_JMX_OPTS",
                "-Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false"
                        + " -Dcom.sun.management.jmxremote.host=127.0.0.1 -Djava.rmi.server.hostname=127.0.0.1");
        return WorkerProcess.start(folder, backup.bootstrapServers(), "mirror", settings, environment);
    }

    private static void create(String connector, Map<String, String> further) {
        worker.rest().put(connector, new MirrorExample(primary, backup).of(connector, further));
    }

    /** Reads so many records as a member of the group, and commits that it did. */
    private static List<String> readAs(String group, KafkaExtension cluster, String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", cluster.bootstrapServers(), "group.id", group, "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            soon().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
            });
            consumer.commitSync();
        }
        return values;
    }

    private static Map<Integer, List<String>> byPartition(KafkaExtension cluster, String topic, int count) {
        return cluster.broker().consume(topic, count).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::partition,
                        TreeMap::new,
                        Collectors.mapping(MirroringTest::content, Collectors.toList())));
    }

    private static String content(ConsumerRecord<byte[], byte[]> record) {
        String headers = Stream.of(record.headers().toArray())
                .map(header -> header.key() + "=" + text(header.value()))
                .collect(Collectors.joining(","));
        return record.timestamp() + " " + text(record.key()) + "=" + text(record.value()) + " [" + headers + "]";
    }

    /** One character for each byte. */
    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String[] numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200));
    }
}
