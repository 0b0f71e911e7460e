package io.sluice.connect.control;

import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.TaskId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The connectors and tasks that live on this worker, whatever state they are in. Owned by the control thread. A report about
 * a former life, or about one that is already being stopped, changes nothing.
 */
final class LocalUnits {
    private final Map<String, ConnectorUnit> connectors = new HashMap<>();
    private final Map<String, TreeMap<Integer, TaskUnit>> tasks = new HashMap<>();
    private long lastRun;

    long nextRun() {
        return ++lastRun;
    }

    ConnectorUnit connector(String name) {
        return connectors.get(name);
    }

    TaskUnit task(TaskId id) {
        TreeMap<Integer, TaskUnit> ofConnector = tasks.get(id.connector());
        return ofConnector == null ? null : ofConnector.get(id.task());
    }

    boolean lives(TaskId id) {
        return task(id) != null;
    }

    /** The connectors whose task configurations are still on their way to the config log. */
    List<String> questing() {
        return connectors.entrySet().stream()
                .filter(entry -> entry.getValue().quest().notBefore() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    List<String> connectorNames() {
        return List.copyOf(connectors.keySet());
    }

    /** The tasks of a connector that live here, by number. */
    List<TaskId> tasksOf(String connector) {
        TreeMap<Integer, TaskUnit> ofConnector = tasks.get(connector);
        if (ofConnector == null) return List.of();
        return ofConnector.keySet().stream().map(n -> new TaskId(connector, n)).toList();
    }

    List<TaskId> tasks() {
        return tasks.keySet().stream().flatMap(c -> tasksOf(c).stream()).toList();
    }

    void put(String name, ConnectorUnit unit) {
        connectors.put(name, unit);
    }

    void put(TaskId id, TaskUnit unit) {
        tasks.computeIfAbsent(id.connector(), c -> new TreeMap<>()).put(id.task(), unit);
    }

    /** Changes a living connector; false if the report was about another life or one that is ending. */
    boolean update(String name, long run, UnaryOperator<ConnectorUnit> change) {
        ConnectorUnit unit = connectors.get(name);
        if (unit == null || unit.run() != run || unit.phase() == Phase.STOPPING) return false;
        connectors.put(name, change.apply(unit));
        return true;
    }

    boolean update(TaskId id, long run, UnaryOperator<TaskUnit> change) {
        TaskUnit unit = task(id);
        if (unit == null || unit.run() != run || unit.phase() == Phase.STOPPING) return false;
        put(id, change.apply(unit));
        return true;
    }

    /** Takes out a connector whose life has ended; null if the report was about another life. */
    ConnectorUnit remove(String name, long run) {
        ConnectorUnit unit = connectors.get(name);
        return unit != null && unit.run() == run ? connectors.remove(name) : null;
    }

    TaskUnit remove(TaskId id, long run) {
        TaskUnit unit = task(id);
        if (unit == null || unit.run() != run) return null;
        TreeMap<Integer, TaskUnit> ofConnector = tasks.get(id.connector());
        ofConnector.remove(id.task());
        if (ofConnector.isEmpty()) tasks.remove(id.connector());
        return unit;
    }

    boolean isEmpty() {
        return connectors.isEmpty() && tasks.isEmpty();
    }

    /** Whether nothing lives here but what the assignment names. */
    boolean within(Assignment assignment) {
        return assignment.connectors().containsAll(connectors.keySet())
                && tasks().stream().allMatch(assignment.tasks()::contains);
    }
}
