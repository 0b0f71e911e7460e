package io.sluice.connect.membership;

import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What there is to run in the cluster, as far as handing it out is concerned: connectors and how many tasks each has. Two
 * snapshots with equal units need no round between them.
 */
public record Units(SortedMap<String, Integer> tasksByConnector) {

    public static final Units NONE = new Units(Collections.emptySortedMap());

    public Units {
        tasksByConnector = Collections.unmodifiableSortedMap(new TreeMap<>(tasksByConnector));
    }

    public static Units of(ClusterSnapshot snapshot) {
        var sizes = new TreeMap<String, Integer>();
        snapshot.connectors()
                .forEach((name, spec) -> sizes.put(name, spec.tasks().size()));
        return new Units(sizes);
    }

    public boolean has(String connector) {
        return tasksByConnector.containsKey(connector);
    }

    public boolean has(TaskId task) {
        return task.task() < tasksByConnector.getOrDefault(task.connector(), 0);
    }

    /** That part of an assignment which is there to run. */
    public Assignment among(Assignment assignment) {
        return new Assignment(
                assignment.connectors().stream().filter(this::has).collect(Collectors.toSet()),
                assignment.tasks().stream().filter(this::has).collect(Collectors.toSet()));
    }

    /** All of it, as if one worker were to run it. */
    public Assignment all() {
        Set<TaskId> tasks = new TreeSet<>();
        for (Map.Entry<String, Integer> entry : tasksByConnector.entrySet())
            for (int task = 0; task < entry.getValue(); task++) tasks.add(new TaskId(entry.getKey(), task));
        return new Assignment(tasksByConnector.keySet(), tasks);
    }
}
