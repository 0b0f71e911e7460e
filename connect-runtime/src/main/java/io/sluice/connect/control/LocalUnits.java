package io.sluice.connect.control;

import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The connectors and tasks that live on this worker, whatever state they are in. Owned by the control thread. A report about
 * a former life, or about one that is already being stopped, changes nothing.
 */
final class LocalUnits {
    private final Map<String, ConnectorUnit> connectors = new HashMap<>();
    private final Map<String, TreeMap<Integer, TaskUnit>> tasks = new HashMap<>();
    private final TreeSet<Step> steps = new TreeSet<>();
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

    /** When the next step may be taken to get a connector's task configurations into the config log. */
    private record Step(Instant notBefore, String connector) implements Comparable<Step> {
        private static final Comparator<Step> ORDER =
                Comparator.comparing(Step::notBefore).thenComparing(Step::connector);

        @Override
        public int compareTo(Step other) {
            return ORDER.compare(this, other);
        }
    }

    /** The connectors for whose task configurations something is to be done now. */
    List<String> questing(Instant now) {
        List<String> names = new ArrayList<>();
        for (Step step : steps) {
            if (step.notBefore.isAfter(now)) break;
            names.add(step.connector);
        }
        return names;
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

    void put(String name, ConnectorUnit unit) {
        forgetStep(name);
        connectors.put(name, unit);
        Instant notBefore = unit.quest().notBefore();
        if (notBefore != null) steps.add(new Step(notBefore, name));
    }

    private void forgetStep(String name) {
        ConnectorUnit unit = connectors.get(name);
        if (unit != null && unit.quest().notBefore() != null)
            steps.remove(new Step(unit.quest().notBefore(), name));
    }

    void put(TaskId id, TaskUnit unit) {
        tasks.computeIfAbsent(id.connector(), c -> new TreeMap<>()).put(id.task(), unit);
    }

    /** Changes a living connector; false if the report was about another life or one that is ending. */
    boolean update(String name, long run, UnaryOperator<ConnectorUnit> change) {
        ConnectorUnit unit = connectors.get(name);
        if (unit == null || unit.run() != run || unit.phase() == Phase.STOPPING) return false;
        put(name, change.apply(unit));
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
        if (unit == null || unit.run() != run) return null;
        forgetStep(name);
        return connectors.remove(name);
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

    /** Whether nothing lives here but what the assignment names. Asked often while much has to stop, so it looks no further. */
    boolean within(Assignment assignment) {
        for (Map.Entry<String, TreeMap<Integer, TaskUnit>> ofConnector : tasks.entrySet())
            for (int number : ofConnector.getValue().keySet())
                if (!assignment.tasks().contains(new TaskId(ofConnector.getKey(), number))) return false;
        return assignment.connectors().containsAll(connectors.keySet());
    }
}
