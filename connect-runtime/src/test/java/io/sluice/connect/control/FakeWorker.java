package io.sluice.connect.control;

import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskSpec;
import io.sluice.connect.worker.Worker;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A worker whose connectors and tasks do at once what they are told, with as many tasks as {@code tasks.max} says. Connectors
 * named in {@code stuck} never answer anything. Tells what runs, for tests.
 */
final class FakeWorker implements Worker {
    private final Worker.Listener listener;
    private final Map<String, Map<String, String>> connectors = new ConcurrentHashMap<>();
    private final Set<TaskId> tasks = ConcurrentHashMap.newKeySet();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();

    FakeWorker(Worker.Listener listener) {
        this.listener = listener;
    }

    void stick(String connector) {
        stuck.add(connector);
    }

    Set<String> connectors() {
        return Set.copyOf(connectors.keySet());
    }

    Set<TaskId> tasks() {
        return Set.copyOf(tasks);
    }

    @Override
    public void startConnector(String name, long run, Map<String, String> config, TargetState target) {
        if (stuck.contains(name)) return;
        connectors.put(name, config);
        listener.connectorReached(name, run, target, "1.0");
    }

    @Override
    public void targetConnector(String name, long run, TargetState target) {
        if (!stuck.contains(name)) listener.connectorReached(name, run, target, "1.0");
    }

    @Override
    public void requestTaskConfigs(String name, long run) {
        int count = Integer.parseInt(connectors.get(name).getOrDefault("tasks.max", "1"));
        listener.taskConfigsReady(
                name,
                run,
                java.util.stream.IntStream.range(0, count)
                        .mapToObj(n -> Map.of("task", String.valueOf(n)))
                        .toList());
    }

    @Override
    public void stopConnector(String name, long run) {
        connectors.remove(name);
        listener.connectorStopped(name, run);
    }

    @Override
    public void startTask(TaskSpec spec, long run) {
        tasks.add(spec.id());
        listener.taskReached(spec.id(), run, spec.target(), "1.0");
    }

    @Override
    public void targetTask(TaskId task, long run, TargetState target) {
        listener.taskReached(task, run, target, "1.0");
    }

    @Override
    public void stopTask(TaskId task, long run) {
        tasks.remove(task);
        listener.taskStopped(task, run);
    }

    @Override
    public Optional<String> underWay(String connector) {
        return stuck.contains(connector) ? Optional.of("starting connector " + connector) : Optional.empty();
    }

    /** What a connector was started with last. */
    Map<String, String> config(String connector) {
        return connectors.getOrDefault(connector, Map.of());
    }

    @Override
    public void close() {
        connectors.clear();
        tasks.clear();
    }
}
