package io.sluice.connect.membership.group;

import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One entry of an assignment on the wire: some tasks of one connector, where {@value #CONNECTOR} stands for the connector
 * itself. The order of entries and of numbers is kept, so that what was read is written back byte for byte.
 */
record Portion(String connector, List<Integer> tasks) {

    static final int CONNECTOR = -1;

    Portion {
        tasks = List.copyOf(tasks);
    }

    static List<Portion> of(Assignment assignment) {
        var byConnector = new TreeMap<String, List<Integer>>();
        for (String name : assignment.connectors())
            byConnector.computeIfAbsent(name, absent -> new ArrayList<>()).add(CONNECTOR);
        for (TaskId task : assignment.tasks())
            byConnector
                    .computeIfAbsent(task.connector(), absent -> new ArrayList<>())
                    .add(task.task());
        List<Portion> portions = new ArrayList<>(byConnector.size());
        for (Map.Entry<String, List<Integer>> entry : byConnector.entrySet())
            portions.add(new Portion(entry.getKey(), entry.getValue()));
        return portions;
    }

    static Assignment together(List<Portion> portions) {
        Set<String> connectors = new HashSet<>();
        Set<TaskId> tasks = new HashSet<>();
        for (Portion portion : portions)
            for (int number : portion.tasks)
                if (number == CONNECTOR) connectors.add(portion.connector);
                else tasks.add(new TaskId(portion.connector, number));
        return new Assignment(connectors, tasks);
    }
}
