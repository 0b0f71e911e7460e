package io.sluice.connect.simulation;

import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.simulation.SimulatedRuntime.Life;
import io.sluice.connect.simulation.SimulatedRuntime.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a cluster comes to when it is left alone: one group without a reason for a further round, everybody has read everything,
 * everything runs once and as configured, evenly spread, tasks are as their connector wants them, statuses say so, and every
 * request is answered. Connectors and tasks that failed, or never come back from plugin code, are as they are; nothing else has
 * to suffer from it.
 */
final class Rest {
    private final List<SimulatedProcess> processes;
    private final SimulatedCluster cluster;
    private final Operator operator;
    private final Map<Object, SimulatedProcess> runners = new HashMap<>();
    private final Map<Object, Life> lives = new HashMap<>();

    private Rest(SimulatedCluster cluster, Operator operator) {
        this.processes = cluster.processes();
        this.cluster = cluster;
        this.operator = operator;
    }

    /** What is missing; empty if the cluster is at rest. */
    static Optional<String> missing(SimulatedCluster cluster, Operator operator) {
        return new Rest(cluster, operator).missing();
    }

    private Optional<String> missing() {
        for (SimulatedProcess process : processes) {
            if (process.isLeaving()) return Optional.of(process + " is about to leave");
            if (!process.membership().isAtRest()) return Optional.of(process + " is not at rest in the group");
            if (process.view().snapshot().offset() + 1 < cluster.configTopic().end())
                return Optional.of(process + " has not read all configurations");
        }
        if (!cluster.coordinator().isStable() || cluster.coordinator().size() != processes.size())
            return Optional.of("the group is not stable, or has strange members");
        ClusterSnapshot snapshot = processes.get(0).view().snapshot();
        for (SimulatedProcess process : processes)
            if (!process.view().snapshot().connectors().equals(snapshot.connectors()))
                return Optional.of(process + " understands the log in another way than " + processes.get(0));
        return firstOf(List.of(
                this::collect,
                () -> wrongLife(snapshot),
                () -> wrongTasks(snapshot),
                () -> imbalance(snapshot),
                () -> wrongStatus(snapshot),
                this::unanswered));
    }

    private interface Look {
        Optional<String> missing();
    }

    private static Optional<String> firstOf(List<Look> looks) {
        for (Look look : looks) {
            Optional<String> missing = look.missing();
            if (missing.isPresent()) return missing;
        }
        return Optional.empty();
    }

    private Optional<String> collect() {
        for (SimulatedProcess process : processes)
            for (Life life : process.runtime().lives()) {
                if (life.state == State.STARTING && !life.stuck || life.state == State.STOPPING)
                    return Optional.of(life + " is under way in " + process);
                SimulatedProcess other = runners.put(life.unit, process);
                if (other != null) return Optional.of(life + " lives in " + process + " and " + other);
                lives.put(life.unit, life);
            }
        return Optional.empty();
    }

    private Optional<String> wrongLife(ClusterSnapshot snapshot) {
        Set<Object> wanted = new HashSet<>();
        for (ConnectorSpec spec : snapshot.connectors().values()) {
            wanted.add(spec.name());
            Life connector = lives.get(spec.name());
            if (connector == null || connector.target != spec.target() || !connector.config.equals(spec.config()))
                return Optional.of(spec + " has " + connector);
            if (spec.target() == TargetState.STOPPED) continue;
            for (int number = 0; number < spec.tasks().size(); number++) {
                var id = new TaskId(spec.name(), number);
                wanted.add(id);
                Life task = lives.get(id);
                if (task == null
                        || task.target != spec.target()
                        || !task.taskConfig.equals(spec.tasks().config(number).orElseThrow()))
                    return Optional.of(id + " of " + spec + " has " + task);
            }
        }
        return lives.keySet().stream()
                .filter(unit -> !wanted.contains(unit))
                .findFirst()
                .map(unit -> unit + " runs in " + runners.get(unit));
    }

    private Optional<String> wrongTasks(ClusterSnapshot snapshot) {
        for (ConnectorSpec spec : snapshot.connectors().values()) {
            Life connector = lives.get(spec.name());
            if (spec.target() != TargetState.STARTED || connector.state != State.UP || connector.stuck) continue;
            var wanted = new TaskSet.Committed(
                    cluster.world().taskConfigs(spec.name(), spec.config()), Optional.of(spec.config()));
            if (!spec.tasks().equals(wanted))
                return Optional.of(spec.name() + " wants " + wanted + ", but has " + spec.tasks());
            for (int number = 0; number < wanted.size(); number++)
                if (!lives.get(new TaskId(spec.name(), number)).config.equals(spec.config()))
                    return Optional.of("a task of " + spec.name() + " has not heard of the connector's configuration");
        }
        return Optional.empty();
    }

    private Optional<String> imbalance(ClusterSnapshot snapshot) {
        List<Assignment> assignments =
                processes.stream().map(process -> process.view().assignment()).toList();
        return uneven("connectors", assignments, a -> a.connectors().size())
                .or(() -> uneven("tasks", assignments, a -> a.tasks().size()))
                .or(() -> snapshot.connectors().keySet().stream()
                        .map(name -> uneven("tasks of " + name, assignments, a -> (int) a.tasks().stream()
                                .filter(task -> task.connector().equals(name))
                                .count()))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> uneven(
            String what, List<Assignment> assignments, Function<Assignment, Integer> count) {
        IntSummaryStatistics loads = assignments.stream().mapToInt(count::apply).summaryStatistics();
        return loads.getMax() - loads.getMin() < 2
                ? Optional.empty()
                : Optional.of(what + " per worker are uneven: " + loads);
    }

    private Optional<String> wrongStatus(ClusterSnapshot snapshot) {
        List<Object> units = new ArrayList<>(lives.keySet());
        for (SimulatedProcess process : processes) {
            for (String name : process.statuses().connectors())
                if (snapshot.connector(name).isEmpty())
                    return Optional.of(process + " sees " + name + ", which is gone");
            for (Object unit : units) {
                Optional<Status> status = unit instanceof TaskId task
                        ? process.statuses().task(task)
                        : process.statuses().connector((String) unit);
                Life life = lives.get(unit);
                if (life.stuck) continue;
                boolean right = status.filter(it -> it.state() == stateOf(life)
                                && it.workerId().equals(runners.get(unit).workerId()))
                        .isPresent();
                if (!right)
                    return Optional.of(process + " sees " + unit + " of " + runners.get(unit) + " as " + status);
            }
            for (String name : snapshot.connectors().keySet())
                for (int number : process.statuses().tasks(name).keySet())
                    if (!lives.containsKey(new TaskId(name, number)))
                        return Optional.of(process + " sees task " + name + "-" + number + ", which does not exist");
        }
        return Optional.empty();
    }

    private static UnitState stateOf(Life life) {
        if (life.state == State.FAILED) return UnitState.FAILED;
        return switch (life.target) {
            case STARTED -> UnitState.RUNNING;
            case PAUSED -> UnitState.PAUSED;
            case STOPPED -> UnitState.STOPPED;
        };
    }

    private Optional<String> unanswered() {
        return operator.unanswered().stream()
                .filter(request -> lives.values().stream()
                        .noneMatch(life -> life.stuck
                                && (life.unit.equals(request.connector())
                                        || life.unit instanceof TaskId task
                                                && task.connector().equals(request.connector()))))
                .findFirst()
                .map(request -> "nobody has answered: " + request);
    }
}
