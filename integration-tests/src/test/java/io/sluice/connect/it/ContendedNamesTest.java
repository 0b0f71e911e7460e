package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.ConnectRest.Answer;
import io.sluice.connect.testkit.KafkaExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Several operators create, change, stop and delete the same few connectors at random, through both workers of a group at once.
 * Each gets a clear answer soon, and in the end each connector is whole or gone. {@code -Dsluice.contention.seed=N} repeats the
 * requests, though not how they meet.
 */
class ContendedNamesTest {
    private static final String GROUP = "contended";
    private static final List<String> NAMES = List.of("red", "green", "blue");
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("sluice.contention.seconds", 5));
    private static final Duration PROMPTLY = Duration.ofSeconds(20);
    private static final int OPERATORS = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private static Group group;
    private static List<ConnectRest> workers;

    private final long seed = Long.getLong("sluice.contention.seed", System.nanoTime());

    private record Request(String method, String path, String body) {}

    private record Outcome(Request request, int status, String body, Duration took) {}

    @BeforeAll
    static void startWorkers() {
        group = new Group(kafka.bootstrapServers(), GROUP);
        List<ConnectWorker> both = List.of(group.startAndAwait(), group.startAndAwait());
        workers = both.stream().map(Group::rest).toList();
    }

    @AfterAll
    static void endWorkers() {
        group.close();
    }

    @Test
    void eachEndsWholeOrGone() throws Exception {
        System.out.println("Seed of the contending requests: " + seed);

        List<Outcome> outcomes = contend();

        Map<Integer, Long> counts = new TreeMap<>();
        outcomes.forEach(outcome -> counts.merge(outcome.status(), 1L, Long::sum));
        System.out.println("Answers by status: " + counts);
        assertThat(outcomes).as("seed %d", seed).allSatisfy(outcome -> {
            assertThat(outcome.status()).isIn(200, 201, 202, 204, 404, 409);
            assertThat(outcome.took()).isLessThan(PROMPTLY);
        });
        assertThat(counts).as("seed %d", seed).containsKeys(200, 201, 204);

        for (String name : NAMES) soon().until(() -> isResumedOrGone(name));
        for (String name : NAMES) soon().untilAsserted(() -> assertWholeOrGone(name));
        for (String name : NAMES) assertCanBeDeletedAndMadeAgain(name);
    }

    private List<Outcome> contend() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(OPERATORS);
        try {
            List<Future<List<Outcome>>> all = IntStream.range(0, OPERATORS)
                    .mapToObj(number -> pool.submit(() -> operate(new Random(seed + number))))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<List<Outcome>> each : all) outcomes.addAll(each.get(3, TimeUnit.MINUTES));
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Outcome> operate(Random random) {
        List<Outcome> outcomes = new ArrayList<>();
        long end = System.nanoTime() + LENGTH.toNanos();
        while (System.nanoTime() - end < 0) {
            Request request = any(random);
            ConnectRest worker = workers.get(random.nextInt(workers.size()));
            long begun = System.nanoTime();
            Answer answer = worker.request(request.method(), request.path(), request.body());
            outcomes.add(
                    new Outcome(request, answer.status(), answer.body(), Duration.ofNanos(System.nanoTime() - begun)));
        }
        return outcomes;
    }

    private static Request any(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        String path = "/connectors/" + name;
        Map<String, String> config = config(1 + random.nextInt(3), random.nextInt());
        return switch (random.nextInt(13)) {
            case 0, 1 -> new Request("POST", "/connectors", json(Map.of("name", name, "config", config)));
            case 2, 3 -> new Request("PUT", path + "/config", json(config));
            case 4 -> new Request("PATCH", path + "/config", json(Map.of("tasks.max", config.get("tasks.max"))));
            case 5, 6 -> new Request("DELETE", path, "");
            case 7 -> new Request("POST", path + "/restart?includeTasks=true", "");
            case 8 -> new Request("GET", path + "/status", "");
            case 9 -> new Request("PUT", path + "/stop", "");
            case 10 -> new Request("PUT", path + "/pause", "");
            case 11 -> new Request("PUT", path + "/resume", "");
            default -> new Request("GET", path, "");
        };
    }

    private static Map<String, String> config(int tasks, int mark) {
        return Map.of(
                "connector.class", TrickySource.class.getName(),
                "tasks.max", Integer.toString(tasks),
                "mark", Integer.toString(mark));
    }

    private static boolean isResumedOrGone(String name) {
        int status = workers.get(0)
                .request("PUT", "/connectors/" + name + "/resume", "")
                .status();
        return status == 202 || status == 404;
    }

    private static void assertWholeOrGone(String name) throws Exception {
        Map<String, String> log = newest("config");
        if (log.containsKey("connector-" + name)) {
            JsonNode written = JSON.readTree(log.get("connector-" + name)).get("properties");
            assertWhole(name, written, log);
        } else {
            assertGone(name, log);
        }
    }

    private static void assertWhole(String name, JsonNode written, Map<String, String> log) throws Exception {
        int tasks = written.get("tasks.max").asInt();
        assertThat(JSON.readTree(log.get("commit-" + name)).get("tasks").asInt())
                .as("tasks of %s in the log", name)
                .isEqualTo(tasks);
        for (int task = 0; task < tasks; task++)
            assertThat(JSON.readTree(log.get("task-" + name + "-" + task))
                            .at("/properties/mark")
                            .asText())
                    .as("mark of task %s-%d", name, task)
                    .isEqualTo(written.get("mark").asText());
        for (ConnectRest worker : workers) {
            assertThat(worker.get("/connectors").body()).contains('"' + name + '"');
            assertThat(worker.get("/connectors/" + name + "/config").json()).isEqualTo(written);
            assertThat(worker.status(name).isRunning())
                    .as("%s: %s", name, worker.status(name))
                    .isTrue();
            assertThat(worker.status(name).tasks()).hasSize(tasks);
        }
        assertThat(statuses(name)).as("statuses of %s", name).hasSize(1 + tasks);
    }

    private static void assertGone(String name, Map<String, String> log) {
        assertThat(log).doesNotContainKey("target-state-" + name);
        for (ConnectRest worker : workers) {
            assertThat(worker.get("/connectors").body()).doesNotContain('"' + name + '"');
            for (String path : List.of("", "/config", "/status", "/tasks"))
                assertThat(worker.get("/connectors/" + name + path).status())
                        .as("%s%s", name, path)
                        .isEqualTo(404);
        }
        assertThat(statuses(name)).as("statuses of %s", name).isEmpty();
    }

    /** Deleted through one worker, made again through the other, which may have to be told twice while work is divided. */
    private static void assertCanBeDeletedAndMadeAgain(String name) {
        Map<String, String> config = config(2, 0);
        workers.get(0).put(name, config);
        workers.get(0).awaitRunning(name);
        workers.get(0).delete(name);
        soon().until(() -> {
            int status = workers.get(1)
                    .request("POST", "/connectors", json(Map.of("name", name, "config", config)))
                    .status();
            assertThat(status).isIn(201, 409);
            return status == 201;
        });
        for (ConnectRest worker : workers)
            worker.awaitStatus(name, now -> now.isRunning() && now.tasks().size() == 2);
    }

    /** The keys under which the status topic knows something of a connector and its tasks. */
    private static Set<String> statuses(String name) {
        Set<String> keys = new TreeSet<>(newest("status").keySet());
        keys.removeIf(key -> !key.equals("status-connector-" + name) && !key.startsWith("status-task-" + name + "-"));
        return keys;
    }

    /** The newest record of each key in one of the group's topics, without those that were taken back. */
    private static Map<String, String> newest(String store) {
        Map<String, String> newest = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                Isolation.READ_COMMITTED.read(kafka.bootstrapServers(), GROUP + "-" + store)) {
            String key = new String(record.key(), UTF_8);
            if (record.value() == null) newest.remove(key);
            else newest.put(key, new String(record.value(), UTF_8));
        }
        return newest;
    }

    private static String json(Map<String, ?> value) {
        return JSON.valueToTree(value).toString();
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
    }
}
