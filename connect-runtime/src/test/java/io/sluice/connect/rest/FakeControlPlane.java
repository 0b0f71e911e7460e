package io.sluice.connect.rest;

import io.sluice.connect.control.ClusterView;
import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.control.Refusal;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A control plane that does at once what it is asked, on the caller's thread, unless told to refuse or to stay silent. */
final class FakeControlPlane implements ControlPlane {
    private final Map<Map<String, ?>, Map<String, ?>> offsets = new LinkedHashMap<>();
    private final Map<String, ConnectorSpec> connectors = new TreeMap<>();
    private final List<String> orders = new ArrayList<>();
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<SessionKey> key = Optional.empty();
    private Optional<String> silentBecause = Optional.empty();
    private boolean ready = true;
    private LogLevels levels;

    void refuseWith(Refusal refusal) {
        this.refusal = Optional.of(refusal);
    }

    void stayStarting() {
        ready = false;
    }

    void useKey(SessionKey key) {
        this.key = Optional.of(key);
    }

    void neverAnswer(String stage) {
        silentBecause = Optional.of(stage);
    }

    void applyLevelsTo(LogLevels levels) {
        this.levels = levels;
    }

    /** A connector with this many tasks. */
    synchronized void run(String name, Map<String, String> config, int tasks) {
        List<Map<String, String>> configs = new ArrayList<>();
        for (int i = 0; i < tasks; i++) configs.add(Map.of("task", String.valueOf(i)));
        connectors.put(
                name,
                new ConnectorSpec(
                        name, config, TargetState.STARTED, new TaskSet.Committed(configs, Optional.of(config))));
    }

    synchronized List<String> orders() {
        return List.copyOf(orders);
    }

    synchronized Optional<ConnectorSpec> connector(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    private synchronized <T> CompletableFuture<T> ask(String order, String connector, Supplier<T> done) {
        if (silentBecause.isPresent()) return new CompletableFuture<>();
        if (refusal.isPresent()) return CompletableFuture.failedFuture(refusal.get());
        if (!connector.isEmpty() && !connectors.containsKey(connector))
            return CompletableFuture.failedFuture(new Refusal.UnknownConnector(connector));
        orders.add(order);
        return CompletableFuture.completedFuture(done.get());
    }

    @Override
    public synchronized ClusterView view() {
        var snapshot = new ClusterSnapshot(0, new TreeMap<>(connectors), key, Map.of());
        return new ClusterView(ready, true, Optional.empty(), false, snapshot, Assignment.NONE);
    }

    @Override
    public Optional<String> underWay(String connector) {
        return silentBecause;
    }

    @Override
    public synchronized CompletableFuture<Written> putConnector(
            String name, Map<String, String> config, Optional<TargetState> initial, boolean mayReplace) {
        boolean there = connectors.containsKey(name);
        if (there && !mayReplace) return CompletableFuture.failedFuture(new Refusal.AlreadyExists(name));
        if (config.get("connector.class") == null)
            return CompletableFuture.failedFuture(
                    new Refusal.InvalidConfig("Connector " + name + " has 1 problem: connector.class is missing"));
        return ask("put " + name + initial.map(state -> " " + state).orElse(""), "", () -> {
            TaskSet tasks = there ? connectors.get(name).tasks() : TaskSet.none();
            connectors.put(name, new ConnectorSpec(name, config, initial.orElse(TargetState.STARTED), tasks));
            return new Written(connectors.get(name), !there);
        });
    }

    @Override
    public CompletableFuture<Written> patchConnector(String name, Map<String, String> patch) {
        return ask("patch " + name, name, () -> {
            Map<String, String> merged =
                    new LinkedHashMap<>(connectors.get(name).config());
            patch.forEach((setting, value) -> {
                if (value == null) merged.remove(setting);
                else merged.put(setting, value);
            });
            connectors.put(name, new ConnectorSpec(name, merged, TargetState.STARTED, TaskSet.none()));
            return new Written(connectors.get(name), false);
        });
    }

    @Override
    public CompletableFuture<Void> removeConnector(String name) {
        return ask("remove " + name, name, () -> {
            connectors.remove(name);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> setTarget(String name, TargetState target) {
        return ask("target " + name + " " + target, name, () -> null);
    }

    @Override
    public CompletableFuture<Void> restartConnector(String name) {
        return ask("restart " + name, name, () -> null);
    }

    @Override
    public CompletableFuture<Void> restartTask(TaskId task) {
        return ask("restart task " + task, task.connector(), () -> null);
    }

    @Override
    public CompletableFuture<RestartPlan> restart(RestartRequest request) {
        return ask(
                "restart " + request.connector() + " " + request.includeTasks() + " " + request.onlyFailed(),
                request.connector(),
                () -> new RestartPlan(
                        true, request.includeTasks() ? List.of(new TaskId(request.connector(), 0)) : List.of()));
    }

    @Override
    public CompletableFuture<Void> putTasks(String connector, List<Map<String, String>> configs) {
        return ask("tasks " + connector + " " + configs, connector, () -> null);
    }

    @Override
    public CompletableFuture<Void> fence(String connector) {
        return ask("fence " + connector, connector, () -> null);
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> offsets(String connector) {
        return ask("offsets " + connector, connector, () -> offsets);
    }

    @Override
    public CompletableFuture<Void> alterOffsets(String connector, Map<Map<String, ?>, Map<String, ?>> changes) {
        return ask("alter offsets " + connector, connector, () -> {
            changes.forEach((partition, offset) -> {
                if (offset == null) offsets.remove(partition);
                else offsets.put(partition, offset);
            });
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> resetOffsets(String connector) {
        return ask("reset offsets " + connector, connector, () -> {
            offsets.clear();
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> putLoggerLevel(String namespace, String level) {
        return ask("logger " + namespace + " " + level, "", () -> {
            levels.set(namespace, level);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> ping() {
        return silentBecause.isPresent() ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
    }
}
