package io.sluice.connect.store;

import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the config log has said so far about one name, whether or not a connector of that name exists. */
final class ConnectorLog {
    private final String name;
    private final Map<Integer, Map<String, String>> pending = new HashMap<>();
    private Optional<Map<String, String>> config = Optional.empty();
    private Optional<TargetState> target = Optional.empty();
    private TaskSet tasks = TaskSet.none();

    ConnectorLog(String name) {
        this.name = name;
    }

    void configure(Map<String, String> newConfig) {
        config = Optional.of(newConfig);
    }

    void remove() {
        config = Optional.empty();
        forgetTasks();
    }

    /** Independent of the connector record, which comes after it when a connector is created in some state. */
    void target(TargetState state) {
        target = Optional.of(state);
    }

    void forgetTarget() {
        target = Optional.empty();
    }

    void task(int number, Map<String, String> taskConfig) {
        pending.put(number, taskConfig);
    }

    void commit(int size) {
        int seen =
                (int) pending.keySet().stream().filter(number -> number < size).count();
        tasks = seen == size
                ? new TaskSet.Committed(
                        IntStream.range(0, size).mapToObj(pending::get).toList(), config)
                : new TaskSet.Incomplete(size, seen);
        pending.clear();
    }

    void forgetLeftovers() {
        if (config.isEmpty()) forgetTasks();
    }

    boolean isEmpty() {
        return config.isEmpty() && target.isEmpty() && pending.isEmpty() && tasks.equals(TaskSet.none());
    }

    Optional<ConnectorSpec> spec() {
        return config.map(known -> new ConnectorSpec(name, known, target.orElse(TargetState.STARTED), tasks));
    }

    private void forgetTasks() {
        pending.clear();
        tasks = TaskSet.none();
    }
}
