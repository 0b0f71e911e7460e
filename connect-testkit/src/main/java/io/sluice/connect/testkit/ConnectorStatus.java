package io.sluice.connect.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of a connector and its tasks at one moment, in the words of the REST interface.
 *
 * @param state of the connector itself, such as {@code RUNNING} or {@code PAUSED}
 * @param trace why it failed; empty unless it did
 * @param tasks its tasks by their number
 */
public record ConnectorStatus(String state, String trace, List<Task> tasks) {

    /** What is known of a connector the worker has not heard of, or has not started yet. */
    public static final ConnectorStatus UNKNOWN = new ConnectorStatus("UNKNOWN", "", List.of());

    /**
     * The state of one task.
     *
     * @param id its number
     * @param state such as {@code RUNNING} or {@code FAILED}
     * @param trace why it failed; empty unless it did
     * @param worker the worker that runs it, as host:port
     */
    public record Task(int id, String state, String trace, String worker) {}

    /** Copies the list of tasks. */
    public ConnectorStatus {
        tasks = List.copyOf(tasks);
    }

    static ConnectorStatus of(JsonNode status) {
        List<Task> tasks = new ArrayList<>();
        for (JsonNode task : status.path("tasks")) {
            tasks.add(new Task(
                    task.path("id").asInt(),
                    task.path("state").asText(),
                    task.path("trace").asText(""),
                    task.path("worker_id").asText("")));
        }
        JsonNode connector = status.path("connector");
        return new ConnectorStatus(
                connector.path("state").asText(), connector.path("trace").asText(""), tasks);
    }

    /** Whether the connector runs, and all its tasks do, of which there is at least one. */
    public boolean isRunning() {
        return state.equals("RUNNING")
                && !tasks.isEmpty()
                && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
    }

    /** Whether the connector or one of its tasks failed. */
    public boolean hasFailed() {
        return state.equals("FAILED")
                || tasks.stream().anyMatch(task -> task.state().equals("FAILED"));
    }
}
