package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.ConnectRest.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** The worker processes of one group, and what an operator sees of them all. */
record WorkerProcesses(List<WorkerProcess> all) implements AutoCloseable {

    int size() {
        return all.size();
    }

    /** Talks to one of them; counting goes round. */
    ConnectRest rest(int worker) {
        return all.get(worker % all.size()).rest();
    }

    /** Sends a request to one of them, again while the group divides its work anew. */
    void act(int worker, String method, String path, String body, int status) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        atMost(30).until(() -> {
            answer.set(rest(worker).request(method, path, body));
            return answer.get().status() != 409;
        });
        assertThat(answer.get().status())
                .as("%s %s through worker %d: %s", method, path, worker, answer.get())
                .isEqualTo(status);
    }

    /** Waits until every worker tells this state of a connector and its tasks. */
    void awaitState(String connector, String state) {
        for (int i = 0; i < size(); i++)
            rest(i).awaitStatus(
                            connector,
                            now -> now.state().equals(state)
                                    && now.tasks().stream()
                                            .allMatch(task -> task.state().equals(state)));
    }

    /** Waits until every worker tells that a connector runs with so many tasks. */
    void awaitTasks(String connector, int count) {
        for (int i = 0; i < size(); i++)
            rest(i).awaitStatus(connector, now -> now.isRunning() && now.tasks().size() == count);
    }

    /** Waits until every worker runs as many connectors and tasks as any other, give or take one; says who runs connectors. */
    Set<String> awaitBalance() {
        Set<String> owners = new HashSet<>();
        atMost(60).until(() -> {
            List<String> connectors = new ArrayList<>();
            List<String> tasks = new ArrayList<>();
            for (JsonNode each : rest(0).get("/connectors?expand=status").json()) {
                connectors.add(each.at("/status/connector/worker_id").asText());
                each.at("/status/tasks")
                        .forEach(task -> tasks.add(task.path("worker_id").asText()));
            }
            owners.clear();
            owners.addAll(connectors);
            return isEven(connectors) && isEven(tasks);
        });
        return owners;
    }

    private boolean isEven(List<String> places) {
        List<Long> counts = all.stream()
                .map(worker -> places.stream().filter(worker.id()::equals).count())
                .sorted()
                .toList();
        return counts.get(0) > 0 && counts.get(counts.size() - 1) - counts.get(0) <= 1;
    }

    /** Waits until all workers give the same answer, and returns it. */
    JsonNode awaitAgreement(String path) {
        return awaitAgreement(path, answer -> answer);
    }

    /** The same of stored offsets, which come in any order. */
    Set<JsonNode> awaitOffsets(String connector) {
        return awaitAgreement("/connectors/" + connector + "/offsets", answer -> {
            Set<JsonNode> offsets = new HashSet<>();
            answer.path("offsets").forEach(offsets::add);
            return offsets;
        });
    }

    private <T> T awaitAgreement(String path, Function<JsonNode, T> meaning) {
        AtomicReference<List<T>> answers = new AtomicReference<>();
        atMost(30).untilAsserted(() -> {
            answers.set(all.stream()
                    .map(worker -> meaning.apply(worker.rest().get(path).json()))
                    .toList());
            assertThat(Set.copyOf(answers.get())).as(path).hasSize(1);
        });
        return answers.get().get(0);
    }

    private static ConditionFactory atMost(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(200));
    }

    @Override
    public void close() {
        all.forEach(WorkerProcess::close);
    }
}
