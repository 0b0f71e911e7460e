package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds in a group of released workers and ours, whoever leads it. A connector was created through each worker; the first
 * worker leads.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
abstract class MixedGroup {

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    static Path folder;

    private final WorkerKind first;
    private final List<WorkerKind> others;
    private final WorkerProcesses workers = new WorkerProcesses(new ArrayList<>());

    MixedGroup(WorkerKind first, WorkerKind... others) {
        this.first = first;
        this.others = List.of(others);
    }

    @BeforeAll
    void startWorkersAndConnectors() {
        launch(first);
        workers.all().get(0).awaitReady();
        others.forEach(this::launch);
        workers.all().forEach(WorkerProcess::awaitReady);
        for (int i = 0; i < workers.size(); i++) rest(i).put(name(i), config(2));
        for (int i = 0; i < workers.size(); i++) workers.awaitTasks(name(i), 2);
    }

    private void launch(WorkerKind kind) {
        Map<String, String> settings = Map.of(
                "plugin.path", System.getProperty("sluice.test.plugins"),
                "plugin.discovery", "service_load",
                "offset.flush.interval.ms", "500",
                "heartbeat.interval.ms", "500",
                "session.timeout.ms", "10000",
                "scheduled.rebalance.max.delay.ms", "0");
        workers.all().add(WorkerProcess.launch(kind, folder, kafka.bootstrapServers(), "mixed", settings));
    }

    @AfterAll
    void stopWorkers() {
        workers.close();
    }

    @Test
    void theFirstWorkerLeads() {
        List<Integer> answers = new ArrayList<>();
        atMost(30).until(() -> {
            answers.clear();
            // Of those to which nobody may pass a request on, the leader alone knows that there is no such connector.
            for (WorkerProcess worker : workers.all())
                answers.add(worker.rest()
                        .request("DELETE", "/connectors/nobody?forward=false", "")
                        .status());
            return answers.contains(404);
        });
        assertThat(answers).containsExactly(404, 409, 409);
    }

    @Test
    void everyWorkerRunsItsShare() {
        workers.awaitBalance();
    }

    @Test
    void taskConfigsReachTheLeaderFromTheOwnerOfAConnector() {
        Set<String> owners = workers.awaitBalance();
        assertThat(owners).hasSize(workers.size());

        for (int tasks : new int[] {3, 2}) {
            for (int i = 0; i < workers.size(); i++) rest(i + 1).put(name(i), config(tasks));
            for (int i = 0; i < workers.size(); i++) workers.awaitTasks(name(i), tasks);
        }
    }

    @Test
    void everyWorkerPassesOnWhatOthersHaveToDo() {
        for (int i = 0; i < workers.size(); i++) {
            String name = name(i + 1);
            rest(i).pause(name);
            workers.awaitState(name, "PAUSED");
            rest(i).resume(name);
            workers.awaitState(name, "RUNNING");
            rest(i).restart(name);
            workers.awaitState(name, "RUNNING");
            workers.act(i, "POST", "/connectors/" + name + "/restart", "", 204);
            workers.act(i, "POST", "/connectors/" + name + "/tasks/0/restart", "", 204);
            workers.act(i, "POST", "/connectors/" + name + "/tasks/1/restart", "", 204);
            workers.awaitState(name, "RUNNING");
        }
    }

    @Test
    void connectorsAreCreatedChangedAndDeletedThroughEveryWorker() {
        for (int i = 0; i < workers.size(); i++) {
            String name = "passing-" + i;
            String config = "\"connector.class\":\"NumberedSource\",\"topic\":\"passing\",\"rate\":\"0\"";
            workers.act(i, "POST", "/connectors", "{\"name\":\"" + name + "\",\"config\":{" + config + "}}", 201);
            rest(i + 1).awaitRunning(name);
            workers.act(i, "PATCH", "/connectors/" + name + "/config", "{\"tasks.max\":\"2\"}", 200);
            workers.awaitTasks(name, 2);
            workers.act(i, "DELETE", "/connectors/" + name, "", 204);
            for (WorkerProcess worker : workers.all())
                atMost(30).until(() -> worker.rest().get("/connectors/" + name).status() == 404);
        }
    }

    @Test
    void offsetsAreReadAndForgottenThroughEveryWorker() {
        for (int i = 0; i < workers.size(); i++) {
            String name = name(i + 1);
            String offsets = "/connectors/" + name + "/offsets";
            atMost(30).until(() -> rest(0).get(offsets).json().path("offsets").size() == 2);
            rest(i).stop(name);
            workers.awaitState(name, "STOPPED");
            Set<JsonNode> stored = workers.awaitOffsets(name);
            assertThat(stored).allMatch(each -> each.at("/offset/number").asLong() > 0);
            workers.act(i, "PATCH", offsets, "{\"offsets\":" + stored + "}", 200);
            assertThat(workers.awaitOffsets(name)).isEqualTo(stored);
            workers.act(i, "DELETE", offsets, "", 200);
            assertThat(workers.awaitOffsets(name)).isEmpty();
            rest(i).resume(name);
            workers.awaitTasks(name, 2);
        }
    }

    @Test
    void everyWorkerTellsTheSame() {
        workers.awaitBalance();
        assertThat(workers.awaitAgreement("/connectors?expand=status&expand=info"))
                .hasSize(workers.size());
        for (int i = 0; i < workers.size(); i++) {
            String name = name(i);
            atMost(30).until(() -> workers.awaitAgreement("/connectors/" + name + "/topics")
                    .path(name)
                    .path("topics")
                    .toString()
                    .equals("[\"numbers\"]"));
            workers.awaitAgreement("/connectors/" + name + "/tasks");
        }
    }

    @Test
    void aLoggerLevelSetThroughOneWorkerReachesAll() {
        String logger = "org.apache.kafka.clients.consumer";
        for (int i = 0; i < workers.size(); i++) {
            String level = List.of("ERROR", "WARN", "INFO").get(i);
            workers.act(i, "PUT", "/admin/loggers/" + logger + "?scope=cluster", "{\"level\":\"" + level + "\"}", 204);
            for (WorkerProcess worker : workers.all())
                atMost(30).until(() -> worker.rest()
                        .get("/admin/loggers/" + logger)
                        .json()
                        .path("level")
                        .asText()
                        .equals(level));
        }
    }

    @Test
    void recordsFlowFromSourcesToASinkOnAllWorkers() {
        Path received = folder.resolve("received");
        rest(1).put(
                        "sink",
                        Map.of(
                                "connector.class", "NumberedSink",
                                "topics", "numbers",
                                "dir", received.toString(),
                                "tasks.max", "3"));
        workers.awaitTasks("sink", 3);
        atMost(60).until(() -> linesIn(received) > 100);
        rest(2).delete("sink");
    }

    private ConnectRest rest(int worker) {
        return workers.rest(worker);
    }

    private String name(int connector) {
        return "numbers-" + connector % workers.size();
    }

    private static Map<String, String> config(Integer tasks) {
        return Map.of(
                "connector.class", "NumberedSource",
                "topic", "numbers",
                "rate", "20",
                "tasks.max", tasks.toString());
    }

    private static long linesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return 0;
        long lines = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) lines += Files.readAllLines(file).size();
        }
        return lines;
    }

    private static ConditionFactory atMost(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(200));
    }
}
