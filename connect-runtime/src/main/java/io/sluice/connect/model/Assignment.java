package io.sluice.connect.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The connectors and tasks that one worker is to run. */
public record Assignment(Set<String> connectors, Set<TaskId> tasks) {

    public static final Assignment NONE = new Assignment(Set.of(), Set.of());

    public Assignment {
        connectors = Collections.unmodifiableSet(new TreeSet<>(connectors));
        tasks = Collections.unmodifiableSet(new TreeSet<>(tasks));
    }

    public boolean isEmpty() {
        return connectors.isEmpty() && tasks.isEmpty();
    }

    /** This and the other together. */
    public Assignment plus(Assignment other) {
        var both = new TreeSet<>(connectors);
        both.addAll(other.connectors);
        var bothTasks = new TreeSet<>(tasks);
        bothTasks.addAll(other.tasks);
        return new Assignment(both, bothTasks);
    }

    /** This without what the other names. */
    public Assignment minus(Assignment other) {
        var rest = new TreeSet<>(connectors);
        rest.removeAll(other.connectors);
        var restTasks = new TreeSet<>(tasks);
        restTasks.removeAll(other.tasks);
        return new Assignment(rest, restTasks);
    }
}
