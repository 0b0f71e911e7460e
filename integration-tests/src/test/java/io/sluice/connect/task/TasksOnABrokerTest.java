package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.config.PluginSettings;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.plugins.Converters;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.store.local.MemoryOffsetStore;
import io.sluice.connect.store.local.MemoryStatusStore;
import io.sluice.connect.testkit.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.metrics.Metrics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole tasks, made from their configurations, against a real broker. */
class TasksOnABrokerTest {
    private static final int RECORDS = 10_000;
    private static final Set<String> ALL =
            LongStream.range(0, RECORDS).mapToObj(Long::toString).collect(Collectors.toSet());

    private static KafkaBroker kafka;
    private static ScheduledExecutorService offsetCommits;
    private static Pipelines pipelines;
    private static final MemoryOffsetStore OFFSETS = new MemoryOffsetStore();
    private static final MemoryStatusStore STATUSES = new MemoryStatusStore();

    @BeforeAll
    static void start() {
        kafka = KafkaBroker.start();
        offsetCommits = Executors.newSingleThreadScheduledExecutor();
        Plugins plugins = Plugins.discover(PluginSettings.classPathOnly(), TasksOnABrokerTest.class.getClassLoader());
        Map<String, String> worker = Map.of(
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.storage.StringConverter");
        Map<String, Object> client = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        pipelines = new Pipelines(new TaskKit(
                new TaskPlugins(plugins, new Converters(plugins, worker), (task, config) -> config),
                new TaskClients(client, client, client),
                new Guarantee.AtLeastOnce(),
                OffsetHomes.in(OFFSETS),
                STATUSES,
                new TaskKit.TopicPolicy(true, true),
                new CommitPace(Duration.ofMillis(100), Duration.ofSeconds(5)),
                offsetCommits,
                new Metrics(),
                Lease.UNLIMITED,
                Clock.systemUTC()));
    }

    @AfterAll
    static void stop() {
        offsetCommits.shutdownNow();
        kafka.close();
    }

    @Test
    void aSourceThatIsCutOffAndStartedAgainLosesNothing() {
        Map<String, String> config = Map.of("topic", "counted", "limit", Integer.toString(RECORDS));
        Life first = new Life("count", CountingSource.class, CountingSource.Counter.class, config);
        await().atMost(Duration.ofSeconds(60)).until(() -> stored("count") > 1_000);
        first.task.cancel();
        first.awaitEnd();
        long storedAtTheCut = stored("count");

        Life second = new Life("count", CountingSource.class, CountingSource.Counter.class, config);
        await().atMost(Duration.ofSeconds(60)).until(() -> stored("count") == RECORDS);
        second.task.stop();

        assertThat(second.awaitEnd()).isNull();
        assertThat(storedAtTheCut).isBetween(1_000L, (long) RECORDS);
        List<ConsumerRecord<byte[], byte[]>> arrived = everythingIn("counted");
        assertThat(arrived.stream().map(TasksOnABrokerTest::text).collect(Collectors.toSet()))
                .isEqualTo(ALL);
        assertThat(arrived).hasSizeLessThan(RECORDS + (RECORDS - (int) storedAtTheCut));
        assertThat(STATUSES.topics("count")).containsOnlyKeys("counted");
    }

    @Test
    void sinksThatComeAndAreCutOffLoseNothing() throws Exception {
        kafka.createTopic("numbers", 3);
        kafka.produce("numbers", ALL.toArray(String[]::new));
        Queue<String> collected = CollectingSink.collection("numbers");
        Map<String, String> config = new HashMap<>(Map.of(
                "topics", "numbers",
                "collection", "numbers",
                "consumer.override.max.poll.records", "50",
                "consumer.override.session.timeout.ms", "6000",
                "consumer.override.heartbeat.interval.ms", "500",
                "consumer.override.partition.assignment.strategy",
                        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"));
        Life first = new Life("collect", 0, CollectingSink.class, CollectingSink.Collector.class, config);
        await().atMost(Duration.ofSeconds(60)).until(() -> collected.size() > 500);

        Life second = new Life("collect", 1, CollectingSink.class, CollectingSink.Collector.class, config);
        first.task.cancel();
        first.awaitEnd();

        await().atMost(Duration.ofSeconds(60)).until(() -> new HashSet<>(collected).equals(ALL));
        // The first may have taken everything before it was cut off, and committed nothing: the second goes through it
        // again.
        await().atMost(Duration.ofSeconds(60)).until(() -> committedBy("connect-collect") == RECORDS);
        second.task.stop();
        assertThat(second.awaitEnd()).isNull();
        assertThat(committedBy("connect-collect")).isEqualTo(RECORDS);
    }

    private static long committedBy(String group) throws Exception {
        return kafka
                .admin()
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(30, TimeUnit.SECONDS)
                .values()
                .stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    @Test
    void badRecordsGoToTheDeadLettersAndGoodOnesPass() {
        kafka.createTopic("mixed", 1);
        kafka.produce("mixed", "{\"a\":1}", "broken{", "{\"a\":2}");
        Queue<String> collected = CollectingSink.collection("mixed");
        Life life = new Life(
                "mix",
                CollectingSink.class,
                CollectingSink.Collector.class,
                Map.of(
                        "topics", "mixed",
                        "collection", "mixed",
                        "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                        "value.converter.schemas.enable", "false",
                        "errors.tolerance", "all",
                        "errors.deadletterqueue.topic.name", "dead",
                        "errors.deadletterqueue.topic.replication.factor", "1",
                        "errors.deadletterqueue.context.headers.enable", "true"));

        await().atMost(Duration.ofSeconds(60)).until(() -> collected.size() == 2);
        ConsumerRecord<byte[], byte[]> dead = kafka.consume("dead", 1).get(0);

        assertThat(collected).containsExactly("{a=1}", "{a=2}");
        assertThat(text(dead)).isEqualTo("broken{");
        assertThat(header(dead, "topic")).isEqualTo("mixed");
        assertThat(header(dead, "offset")).isEqualTo("1");
        assertThat(header(dead, "stage")).isEqualTo("VALUE_CONVERTER");
        assertThat(header(dead, "class.name")).isEqualTo("org.apache.kafka.connect.json.JsonConverter");
        assertThat(header(dead, "connector.name")).isEqualTo("mix");
        life.task.stop();
        assertThat(life.awaitEnd()).isNull();
    }

    @Test
    void createsTopicsAsTheConnectorSays() throws Exception {
        Life life = new Life(
                "ruled",
                CountingSource.class,
                CountingSource.Counter.class,
                Map.of(
                        "topic", "ruled-a",
                        "limit", "10",
                        "topic.creation.groups", "wide",
                        "topic.creation.wide.include", "ruled-.*",
                        "topic.creation.wide.partitions", "4",
                        "topic.creation.default.partitions", "1",
                        "topic.creation.default.replication.factor", "1"));

        await().atMost(Duration.ofSeconds(60)).until(() -> stored("ruled") == 10);

        assertThat(kafka.admin()
                        .describeTopics(List.of("ruled-a"))
                        .allTopicNames()
                        .get(30, TimeUnit.SECONDS)
                        .get("ruled-a")
                        .partitions())
                .hasSize(4);
        life.task.stop();
        assertThat(life.awaitEnd()).isNull();
    }

    /** One life of one task on a thread of its own. */
    private static final class Life implements TaskRun.Listener {
        private final TaskRun task;
        private final CompletableFuture<Throwable> end = new CompletableFuture<>();

        Life(String connector, Class<?> plugin, Class<?> taskClass, Map<String, String> config) {
            this(connector, 0, plugin, taskClass, config);
        }

        Life(String connector, int number, Class<?> plugin, Class<?> taskClass, Map<String, String> config) {
            Map<String, String> connectorConfig = new HashMap<>(config);
            connectorConfig.put("name", connector);
            connectorConfig.put("connector.class", plugin.getName());
            Map<String, String> taskConfig = new HashMap<>(config);
            taskConfig.put("task.class", taskClass.getName());
            task = pipelines.create(
                    new TaskSpec(new TaskId(connector, number), connectorConfig, taskConfig, TargetState.STARTED));
            Thread thread = new Thread(this::live, "task-" + connector + "-" + number);
            thread.setDaemon(true);
            thread.start();
        }

        private void live() {
            try {
                task.run(this);
                end.complete(null);
            } catch (Throwable e) {
                end.complete(e);
            }
        }

        Throwable awaitEnd() {
            await().atMost(Duration.ofSeconds(30)).until(end::isDone);
            return end.join();
        }

        @Override
        public void running() {}

        @Override
        public void paused() {}
    }

    private static long stored(String connector) {
        return OFFSETS.readAll(connector).join().values().stream()
                .mapToLong(offset -> ((Number) offset.get("next")).longValue())
                .sum();
    }

    private static List<ConsumerRecord<byte[], byte[]>> everythingIn(String topic) {
        try {
            long end = kafka.admin()
                    .listOffsets(
                            Map.of(new TopicPartition(topic, 0), org.apache.kafka.clients.admin.OffsetSpec.latest()))
                    .partitionResult(new TopicPartition(topic, 0))
                    .get(30, TimeUnit.SECONDS)
                    .offset();
            return kafka.consume(topic, (int) end);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read " + topic, e);
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader("__connect.errors." + name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
