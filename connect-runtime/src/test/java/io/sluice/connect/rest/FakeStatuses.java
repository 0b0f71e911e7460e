package io.sluice.connect.rest;

import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.store.StatusStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Statuses that a test puts there by hand. */
final class FakeStatuses implements StatusStore {
    private final Map<String, Status> connectors = new ConcurrentHashMap<>();
    private final Map<TaskId, Status> tasks = new ConcurrentHashMap<>();
    private final Map<String, Map<String, TopicUse>> topics = new ConcurrentHashMap<>();

    @Override
    public void start() {}

    @Override
    public Set<String> connectors() {
        return connectors.keySet();
    }

    @Override
    public Optional<Status> connector(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    @Override
    public Optional<Status> task(TaskId task) {
        return Optional.ofNullable(tasks.get(task));
    }

    @Override
    public SortedMap<Integer, Status> tasks(String connector) {
        SortedMap<Integer, Status> byNumber = new TreeMap<>();
        tasks.forEach((task, status) -> {
            if (task.connector().equals(connector)) byNumber.put(task.task(), status);
        });
        return byNumber;
    }

    @Override
    public void put(String connector, Status status) {
        connectors.put(connector, status);
    }

    @Override
    public void put(TaskId task, Status status) {
        tasks.put(task, status);
    }

    @Override
    public void putUnlessNewer(String connector, Status status) {
        put(connector, status);
    }

    @Override
    public void putUnlessNewer(TaskId task, Status status) {
        put(task, status);
    }

    @Override
    public void remove(String connector) {
        connectors.remove(connector);
    }

    @Override
    public void remove(TaskId task) {
        tasks.remove(task);
    }

    @Override
    public Map<String, TopicUse> topics(String connector) {
        return topics.getOrDefault(connector, Map.of());
    }

    @Override
    public void put(TopicUse use) {
        topics.computeIfAbsent(use.task().connector(), connector -> new ConcurrentHashMap<>())
                .put(use.topic(), use);
    }

    @Override
    public void resetTopics(String connector) {
        topics.remove(connector);
    }

    @Override
    public void close() {}
}
