package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers that promise exactly-once sources, each a process of its own, as a reader of committed records sees them. */
@Timeout(240)
class ExactlyOnceTest {
    private static final Map<String, String> ENABLED = Map.of("exactly.once.source.support", "enabled");
    private static final Map<String, String> INTERVAL =
            Map.of("transaction.boundary", "interval", "transaction.boundary.interval.ms", "1500");

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    private final List<WorkerProcess> workers = new ArrayList<>();

    @AfterEach
    void endWorkers() {
        workers.forEach(WorkerProcess::close);
    }

    @Test
    void aWorkerKilledAmidATransactionLosesAndRepeatsNothing() {
        kafka.broker().createTopic("killed", 2);
        start("eos-killed", ENABLED);
        rest(0).put("killed", numbers("killed", 2, INTERVAL));
        rest(0).awaitRunning("killed");
        for (int life = 0; life < 2; life++) {
            atMost(60).until(() -> uncommitted("killed") > committed("killed").size() + 20);
            workers.get(life).kill();
            start("eos-killed", ENABLED);
            int before = committed("killed").size();
            atMost(60).until(() -> committed("killed").size() > before + 100);
        }
        assertWhole("killed", "killed", 2);
    }

    @Test
    void tasksThatWereReplacedCannotWriteAnyMore() {
        kafka.broker().createTopic("zombies", 4);
        startTwo("eos-zombies", ENABLED);
        rest(0).put("zombies", numbers("zombies", 4, INTERVAL));
        rest(0).awaitStatus("zombies", now -> now.isRunning() && now.tasks().size() == 4);
        atMost(60).until(() -> uncommitted("zombies") > committed("zombies").size());
        int asleep = leader() == 0 ? 1 : 0; // its tasks have transactions open
        workers.get(asleep).suspend();
        int awake = 1 - asleep;
        awaitAllTasksOn(awake, "zombies");
        atMost(60).until(() -> isAccepted(rest(awake), "zombies", numbers("zombies", 2, INTERVAL)));
        rest(awake).awaitStatus("zombies", now -> now.isRunning() && now.tasks().size() == 2);
        int before = committed("zombies").size();
        atMost(60).until(() -> committed("zombies").size() > before + 100);

        workers.get(asleep).resume();
        atMost(60).until(() -> rest(asleep).get("/health").status() == 200);
        rest(asleep)
                .awaitStatus("zombies", now -> now.isRunning() && now.tasks().size() == 2);
        int later = committed("zombies").size();
        atMost(60).until(() -> committed("zombies").size() > later + 100);

        assertWhole("zombies", "zombies", 4);
        assertThat(fencings("eos-zombies")).as("rounds of fencing").contains(4, 2);
    }

    @Test
    void aClusterIsUpgradedWorkerByWorker() {
        kafka.broker().createTopic("upgraded", 4);
        startTwo("eos-upgraded", Map.of());
        rest(0).put("upgraded", numbers("upgraded", 4, Map.of()));
        for (String next : List.of("preparing", "enabled"))
            for (int i = 0; i < 2; i++) {
                workers.get(i).stop();
                workers.set(i, launch(WorkerKind.SLUICE, "eos-upgraded", Map.of("exactly.once.source.support", next)));
                workers.get(i).awaitReady();
                rest(i).awaitStatus(
                                "upgraded",
                                now -> now.isRunning() && now.tasks().size() == 4);
                int before = committed("upgraded").size();
                atMost(60).until(() -> committed("upgraded").size() > before + 50);
            }
        assertThat(NumbersSeen.in(committed("upgraded")).tasks().values()).allMatch(task -> task.missing() == 0);

        rest(0).put("new", numbers("new", 2, with(INTERVAL, Map.of("offsets.storage.topic", "new-offsets"))));
        atMost(60).until(() -> isThere("new") && committed("new").size() > 50);
        workers.get(1).kill();
        awaitAllTasksOn(0, "new");
        int before = committed("new").size();
        atMost(90).until(() -> committed("new").size() > before + 100);
        assertWhole("new", "new", 2);
    }

    @ParameterizedTest
    @EnumSource(WorkerKind.class)
    void releasedWorkersAndOursKeepThePromiseTogether(WorkerKind first) {
        String group = "eos-mixed-" + first.name().toLowerCase(java.util.Locale.ROOT);
        String topic = "of-" + group;
        kafka.broker().createTopic(topic, 4);
        WorkerKind second = first == WorkerKind.SLUICE ? WorkerKind.APACHE : WorkerKind.SLUICE;
        for (WorkerKind kind : List.of(first, second)) {
            workers.add(launch(kind, group, ENABLED));
            workers.get(workers.size() - 1).awaitReady();
        }
        for (int tasks : new int[] {4, 2, 3}) {
            atMost(60).until(() -> isAccepted(rest(1), topic, numbers(topic, tasks, Map.of())));
            for (int i = 0; i < 2; i++)
                rest(i).awaitStatus(topic, now -> now.isRunning() && now.tasks().size() == tasks);
            int before = committed(topic).size();
            atMost(60).until(() -> committed(topic).size() > before + 50);
        }
        Set<String> owners = rest(0).status(topic).tasks().stream()
                .map(task -> task.worker())
                .collect(Collectors.toSet());
        assertThat(owners).as("workers that run tasks").hasSize(2);
        workers.get(1).kill();
        awaitAllTasksOn(0, topic);
        int before = committed(topic).size();
        atMost(90).until(() -> committed(topic).size() > before + 100);
        assertWhole(topic, topic, 4);
    }

    /** Each number up to the last is there once, and the last is what is stored as offset. */
    private void assertWhole(String connector, String topic, int tasks) {
        ConnectRest rest = workers.stream()
                .filter(WorkerProcess::isRunning)
                .findFirst()
                .orElseThrow()
                .rest();
        atMost(60)
                .until(() -> rest.request("PUT", "/connectors/" + connector + "/stop", "")
                                .status()
                        == 204);
        rest.awaitStatus(connector, now -> now.tasks().isEmpty());
        NumbersSeen seen = NumbersSeen.in(committed(topic));
        assertThat(seen.tasks()).hasSize(tasks);
        seen.tasks().forEach((task, numbers) -> {
            assertThat(numbers.missing()).as("lost of task " + task).isZero();
            assertThat(numbers.again()).as("twice of task " + task).isZero();
        });
        Map<Integer, Long> stored = new HashMap<>();
        for (JsonNode entry :
                rest.get("/connectors/" + connector + "/offsets").json().path("offsets"))
            stored.put(
                    entry.at("/partition/task").asInt(),
                    entry.at("/offset/number").asLong());
        Map<Integer, Long> highest = new HashMap<>();
        seen.tasks().forEach((task, numbers) -> highest.put(task, numbers.distinct()));
        assertThat(stored).isEqualTo(highest);
    }

    /** What a worker that ended had open holds up readers until its tasks begin elsewhere. */
    private void awaitAllTasksOn(int worker, String connector) {
        rest(worker)
                .awaitStatus(
                        connector,
                        now -> now.isRunning()
                                && now.tasks().stream().allMatch(task -> task.worker()
                                        .equals(workers.get(worker).id())));
    }

    private static boolean isAccepted(ConnectRest rest, String connector, Map<String, String> config) {
        String body = new com.fasterxml.jackson.databind.ObjectMapper()
                .valueToTree(config)
                .toString();
        int status = rest.request("PUT", "/connectors/" + connector + "/config", body)
                .status();
        return status == 200 || status == 201;
    }

    private int leader() {
        for (int i = 0; i < workers.size(); i++)
            if (rest(i).request("DELETE", "/connectors/nobody?forward=false", "")
                            .status()
                    == 404) return i;
        throw new IllegalStateException("Nobody leads");
    }

    private static boolean isThere(String topic) {
        try {
            return kafka.broker().admin().listTopics().names().get().contains(topic);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        return Isolation.READ_COMMITTED.read(kafka.bootstrapServers(), topic);
    }

    private static int uncommitted(String topic) {
        return Isolation.READ_UNCOMMITTED.read(kafka.bootstrapServers(), topic).size();
    }

    /** The task counts that rounds of fencing have left in the config topic. */
    private static List<Integer> fencings(String group) {
        return committed(group + "-config").stream()
                .filter(record -> new String(record.key(), UTF_8).startsWith("tasks-fencing-"))
                .map(record -> Integer.valueOf(new String(record.value(), UTF_8).replaceAll("\\D", "")))
                .toList();
    }

    private void start(String group, Map<String, String> further) {
        WorkerProcess worker = launch(WorkerKind.SLUICE, group, further);
        workers.add(worker);
        worker.awaitReady();
    }

    private void startTwo(String group, Map<String, String> further) {
        for (int i = 0; i < 2; i++) workers.add(launch(WorkerKind.SLUICE, group, further));
        workers.forEach(WorkerProcess::awaitReady);
    }

    private WorkerProcess launch(WorkerKind kind, String group, Map<String, String> further) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "plugin.path", System.getProperty("sluice.test.plugins"),
                "plugin.discovery", "service_load",
                "offset.flush.interval.ms", "500",
                "session.timeout.ms", "6000",
                "heartbeat.interval.ms", "1000",
                "scheduled.rebalance.max.delay.ms", "0"));
        settings.putAll(further);
        return WorkerProcess.launch(kind, folder, kafka.bootstrapServers(), group, settings);
    }

    private static Map<String, String> numbers(String topic, int tasks, Map<String, String> further) {
        return with(
                Map.of(
                        "connector.class",
                        "io.sluice.testconnectors.NumberedSource",
                        "topic",
                        topic,
                        "rate",
                        "50",
                        "tasks.max",
                        Integer.toString(tasks)),
                further);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    private ConnectRest rest(int worker) {
        return workers.get(worker).rest();
    }

    private static ConditionFactory atMost(int seconds) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions();
    }
}
