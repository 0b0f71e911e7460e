package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.ConnectorStatus;
import io.sluice.connect.testkit.KafkaBroker;
import io.sluice.connect.testkit.KafkaExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sources and their operators may ask of a worker that delivers exactly once, as a reader of committed records sees it. */
@Timeout(120)
class TransactionalSourcesTest {
    private static final String GROUP = "transactional";

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private static ConnectWorker worker;
    private static ConnectRest rest;

    @BeforeAll
    static void startWorker() {
        worker = start(GROUP, "enabled");
        rest = Group.rest(worker);
    }

    @AfterAll
    static void endWorker() {
        worker.close();
    }

    @Test
    void aConnectorMayDrawTheBoundariesOfItsTransactions() {
        kafka.broker().createTopic("tens", 1);
        rest.put(
                "tens",
                Map.of(
                        "connector.class", TensSource.class.getName(),
                        "topic", "tens",
                        "transaction.boundary", "connector",
                        "exactly.once.support", "required"));
        for (int life = 1; life <= 3; life++) {
            int enough = committed("tens").size() + 30;
            atMost(60).until(() -> committed("tens").size() >= enough);
            rest.request("POST", "/connectors/tens/tasks/0/restart", "");
        }
        stop(rest, "tens");

        List<Long> seen = committed("tens").stream()
                .map(record -> Long.valueOf(new String(record.value(), UTF_8)))
                .toList();
        long last = seen.get(seen.size() - 1);
        assertThat(last % 20).isZero();
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, last)
                        .filter(TensSource::isKept)
                        .boxed()
                        .toList());
        assertThat(Isolation.READ_UNCOMMITTED
                        .read(kafka.bootstrapServers(), "tens")
                        .size())
                .as("with some that were thrown away")
                .isGreaterThan(seen.size());
        assertThat(offsets(rest, "tens", "counts").get("tens"))
                .as("behind what was kept, or the ten thrown away after it")
                .isIn(last, last + 10);
    }

    @Test
    void recordsAndOffsetsAppearTogether() {
        kafka.broker().createTopic("together", 1);
        rest.put(
                "together",
                numbers(
                        "together",
                        1,
                        Map.of(
                                "transaction.boundary", "interval",
                                "transaction.boundary.interval.ms", "300",
                                "offsets.storage.topic", "together-offsets")));
        atMost(60).until(() -> committed("together").size() > 0);
        int seen = 0;
        for (int look = 0; look < 10; look++) {
            int before = seen;
            atMost(60).until(() -> committed("together").size() > before);
            // Offsets first, then records, then offsets: what is stored lies within what has arrived.
            long storedBefore = stored("together-offsets", "together");
            seen = committed("together").size();
            long storedAfter = stored("together-offsets", "together");
            assertThat((long) seen).isBetween(storedBefore, storedAfter);
        }
        stop(rest, "together");
        assertWhole("together", 1);
    }

    /** As a worker does that was frozen with such a request on its way, and thaws. */
    @Test
    void aTaskGoesOnWhenItIsShutOutByOneWithoutAClaim() throws Exception {
        kafka.broker().createTopic("usurped", 1);
        rest.put(
                "usurped",
                numbers(
                        "usurped",
                        1,
                        Map.of("transaction.boundary", "interval", "transaction.boundary.interval.ms", "200")));
        for (int time = 1; time <= 8; time++) {
            int enough = committed("usurped").size() + 10;
            atMost(60).until(() -> committed("usurped").size() >= enough);
            kafka.broker()
                    .admin()
                    .fenceProducers(List.of(GROUP + "-usurped-0"))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        int enough = committed("usurped").size() + 10;
        atMost(60).until(() -> committed("usurped").size() >= enough);
        stop(rest, "usurped");
        assertWhole("usurped", 1);
    }

    @Test
    void aTaskSaysThatBrokersAllowNoTransactionsAsLongAsItsInterval() {
        rest.put(
                "endless",
                numbers(
                        "endless",
                        1,
                        Map.of(
                                "transaction.boundary", "interval",
                                "transaction.boundary.interval.ms", "86400000")));
        ConnectorStatus failed = rest.awaitStatus("endless", ConnectorStatus::hasFailed);
        assertThat(failed.tasks().get(0).trace()).contains("transaction.max.timeout.ms");
        rest.delete("endless");
    }

    @Test
    void anOperatorChangesOffsetsInOneTransaction() {
        kafka.broker().createTopic("changed", 2);
        rest.put("changed", numbers("changed", 2, Map.of("offsets.storage.topic", "changed-offsets")));
        atMost(60).until(() -> committed("changed").size() > 20);
        stop(rest, "changed");

        String changes = "{\"offsets\": [{\"partition\": {\"task\": \"0\"}, \"offset\": {\"number\": 5000}},"
                + " {\"partition\": {\"task\": \"1\"}, \"offset\": null}]}";
        assertThat(rest.request("PATCH", "/connectors/changed/offsets", changes).status())
                .isEqualTo(200);

        assertThat(offsets(rest, "changed", "task")).isEqualTo(Map.of("0", 5000L));
        assertThat(lastFencing("changed")).as("producers of tasks still let in").isZero();
        List<ConsumerRecord<byte[], byte[]>> written = committed("changed-offsets");
        ConsumerRecord<byte[], byte[]> first = written.get(written.size() - 2);
        ConsumerRecord<byte[], byte[]> second = written.get(written.size() - 1);
        if (first.partition() == second.partition())
            assertThat(second.offset())
                    .as("with no end of a transaction between")
                    .isEqualTo(first.offset() + 1);

        rest.resume("changed");
        atMost(60).until(() -> seen("changed").get(0).timesOf(5001) == 1);
        atMost(60).until(() -> seen("changed").get(1).timesOf(1) == 2);
        stop(rest, "changed");
        assertThat(rest.request("DELETE", "/connectors/changed/offsets", "").status())
                .isEqualTo(200);
        assertThat(offsets(rest, "changed", "task")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled", "disabled"})
    void aConnectorMayHaveItsOffsetsOnATopicOfItsOwn(String exactlyOnce) {
        String name = "apart-" + exactlyOnce;
        kafka.broker().createTopic(name, 1);
        for (int life = 1; life <= 2; life++)
            try (ConnectWorker one = start("group-" + name, exactlyOnce)) {
                ConnectRest its = Group.rest(one);
                its.put(name, numbers(name, 1, Map.of("offsets.storage.topic", name + "-offsets")));
                its.resume(name);
                int enough = committed(name).size() + 20;
                atMost(60).until(() -> committed(name).size() > enough);
                stop(its, name);
                long highest = seen(name).get(0).distinct();
                assertThat(offsets(its, name, "task")).isEqualTo(Map.of("0", highest));
                assertThat(stored(name + "-offsets", name)).isEqualTo(highest);
                atMost(60).until(() -> stored("group-" + name + "-offset", name) == highest);
                assertWhole(name, 1);

                its.put(name, numbers(name, 1, Map.of()));
                assertThat(offsets(its, name, "task"))
                        .as("back on the worker's topic")
                        .isEqualTo(Map.of("0", highest));
            }
    }

    @Test
    void recordsForAnotherClusterHaveTheirOffsetsThere() {
        try (KafkaBroker other = KafkaBroker.start()) {
            other.createTopic("abroad", 1);
            Map<String, String> there = new HashMap<>();
            for (String client : List.of("producer", "consumer", "admin"))
                there.put(client + ".override.bootstrap.servers", other.bootstrapServers());
            rest.put("abroad", numbers("abroad", 1, there));
            atMost(60)
                    .until(() -> isThere(other, "abroad")
                            && Isolation.READ_COMMITTED
                                            .read(other.bootstrapServers(), "abroad")
                                            .size()
                                    > 20);
            stop(rest, "abroad");

            NumbersSeen.OfTask seen = NumbersSeen.in(Isolation.READ_COMMITTED.read(other.bootstrapServers(), "abroad"))
                    .tasks()
                    .get(0);
            assertThat(seen.missing() + seen.again()).isZero();
            assertThat(stored(other.bootstrapServers(), GROUP + "-offset", "abroad"))
                    .isEqualTo(seen.distinct());
            assertThat(offsets(rest, "abroad", "task")).isEqualTo(Map.of("0", seen.distinct()));
            rest.delete("abroad");
        }
    }

    private static ConnectWorker start(String group, String exactlyOnce) {
        Map<String, String> settings = new LinkedHashMap<>(Group.settings(kafka.bootstrapServers(), group));
        settings.put("exactly.once.source.support", exactlyOnce);
        settings.put("plugin.path", System.getProperty("sluice.test.plugins"));
        ConnectWorker started = ConnectWorker.distributed(settings);
        Group.rest(started).awaitReady();
        return started;
    }

    private static void stop(ConnectRest rest, String connector) {
        rest.stop(connector);
        rest.awaitStatus(
                connector, now -> now.state().equals("STOPPED") && now.tasks().isEmpty());
    }

    /** Each number up to the last is there once. */
    private static void assertWhole(String topic, int tasks) {
        assertThat(seen(topic)).hasSize(tasks).allSatisfy((task, numbers) -> {
            assertThat(numbers.missing()).as("lost of task " + task).isZero();
            assertThat(numbers.again()).as("twice of task " + task).isZero();
        });
    }

    private static Map<Integer, NumbersSeen.OfTask> seen(String topic) {
        return NumbersSeen.in(committed(topic)).tasks();
    }

    private static List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        return Isolation.READ_COMMITTED.read(kafka.bootstrapServers(), topic);
    }

    private static boolean isThere(KafkaBroker broker, String topic) {
        try {
            return broker.admin().listTopics().names().get().contains(topic);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The offsets of a connector as REST shows them: the number, by the only field of its partition. */
    private static Map<String, Long> offsets(ConnectRest rest, String connector, String field) {
        Map<String, Long> offsets = new HashMap<>();
        for (JsonNode entry :
                rest.get("/connectors/" + connector + "/offsets").json().path("offsets"))
            offsets.put(
                    entry.at("/partition/" + field).asText(),
                    entry.at("/offset/number").asLong());
        return offsets;
    }

    private static long stored(String topic, String connector) {
        return stored(kafka.bootstrapServers(), topic, connector);
    }

    /** The newest number that a connector has in a topic of offsets. */
    private static long stored(String bootstrapServers, String topic, String connector) {
        long newest = 0;
        for (ConsumerRecord<byte[], byte[]> record : Isolation.READ_COMMITTED.read(bootstrapServers, topic))
            if (record.value() != null && new String(record.key(), UTF_8).startsWith("[\"" + connector + "\","))
                newest = Long.parseLong(new String(record.value(), UTF_8).replaceAll("\\D", ""));
        return newest;
    }

    private static int lastFencing(String connector) {
        return committed(GROUP + "-config").stream()
                .filter(record -> new String(record.key(), UTF_8).equals("tasks-fencing-" + connector))
                .map(record -> Integer.valueOf(new String(record.value(), UTF_8).replaceAll("\\D", "")))
                .reduce(-1, (earlier, later) -> later);
    }

    private static Map<String, String> numbers(String topic, int tasks, Map<String, String> further) {
        Map<String, String> config = new LinkedHashMap<>(Map.of(
                "connector.class",
                "io.sluice.testconnectors.NumberedSource",
                "topic",
                topic,
                "rate",
                "50",
                "tasks.max",
                Integer.toString(tasks)));
        config.putAll(further);
        return config;
    }

    private static ConditionFactory atMost(int seconds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions();
    }
}
