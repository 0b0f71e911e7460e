package io.sluice.connect.control;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskSpec;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out what the {@link Reconciler} says for one connector and its tasks: notes what is under way in the local units, so
 * that it is not ordered twice, and orders it.
 *
 * @param units what lives here; changed as orders are given
 * @param actions takes the orders
 */
record Planner(LocalUnits units, Consumer<Action> actions) {

    void plan(String name, ClusterSnapshot snapshot, Group group, Instant now) {
        planConnector(name, snapshot, group, now);
        planTasks(name, snapshot, group);
    }

    /** An assignment speaks of the config log as the leader knew it; before that point is read, nothing new starts. */
    static boolean hasCaughtUp(ClusterSnapshot snapshot, Group group) {
        return !(group instanceof Group.Member member)
                || snapshot.offset() >= member.joined().configOffset();
    }

    static boolean isAssigned(String name, ClusterSnapshot snapshot, Group group) {
        return hasCaughtUp(snapshot, group) && group.assignment().connectors().contains(name);
    }

    private void planConnector(String name, ClusterSnapshot snapshot, Group group, Instant now) {
        ConnectorUnit unit = units.connector(name);
        boolean assigned = group.assignment().connectors().contains(name);
        if (unit == null && !isAssigned(name, snapshot, group)) return;
        Optional<ConnectorSpec> wanted = assigned ? snapshot.connector(name) : Optional.empty();
        switch (Reconciler.plan(wanted, unit, now)) {
            case START -> start(wanted.orElseThrow());
            case STOP -> stop(name, unit, false);
            case REPLACE -> stop(name, unit, true);
            case TARGET -> {
                TargetState target = wanted.orElseThrow().target();
                units.put(name, unit.movingTo(target));
                actions.accept(new Action.TargetConnector(name, unit.run(), target));
            }
            case ASK_TASK_CONFIGS -> {
                int attempt = ((TaskConfigQuest.Due) unit.quest()).attempt();
                units.put(name, unit.with(new TaskConfigQuest.Asked(attempt)));
                actions.accept(new Action.RequestTaskConfigs(name, unit.run()));
            }
            case INSIST -> {
                TaskConfigQuest.Done done = (TaskConfigQuest.Done) unit.quest();
                units.put(name, unit.with(done.contradicted(now)));
            }
            case WRITE_TASK_CONFIGS -> writeTaskConfigs(wanted.orElseThrow(), unit, group);
            case NONE -> {}
        }
    }

    private void start(ConnectorSpec spec) {
        long run = units.nextRun();
        units.put(spec.name(), ConnectorUnit.starting(run, spec.config(), spec.target()));
        actions.accept(new Action.StartConnector(spec.name(), run, spec.config(), spec.target()));
    }

    void stop(String name, ConnectorUnit unit, boolean toRestart) {
        if (unit.phase() != Phase.STOPPING) actions.accept(new Action.StopConnector(name, unit.run()));
        units.put(name, unit.stopping(toRestart));
    }

    private void writeTaskConfigs(ConnectorSpec spec, ConnectorUnit unit, Group group) {
        TaskConfigQuest.Answered answer = (TaskConfigQuest.Answered) unit.quest();
        if (Reconciler.isWritten(spec, answer.configs())) {
            units.put(spec.name(), unit.with(answer.written()));
            return;
        }
        units.put(spec.name(), unit.with(new TaskConfigQuest.Writing(answer.configs(), answer.attempt())));
        actions.accept(new Action.WriteTaskConfigs(spec.name(), unit.run(), answer.configs(), group));
    }

    private void planTasks(String connector, ClusterSnapshot snapshot, Group group) {
        Optional<ConnectorSpec> spec = snapshot.connector(connector);
        for (TaskId id : units.tasksOf(connector)) planTask(id, spec, group);
        if (spec.isEmpty() || !hasCaughtUp(snapshot, group)) return;
        for (int n = 0; n < spec.get().tasks().size(); n++) {
            TaskId id = new TaskId(connector, n);
            if (units.task(id) == null && group.assignment().tasks().contains(id)) planTask(id, spec, group);
        }
    }

    private void planTask(TaskId id, Optional<ConnectorSpec> connector, Group group) {
        TaskUnit unit = units.task(id);
        boolean assigned = group.assignment().tasks().contains(id);
        Optional<TaskSpec> wanted = Reconciler.wanted(id, assigned, connector);
        switch (Reconciler.plan(wanted, unit)) {
            case START -> {
                long run = units.nextRun();
                units.put(id, TaskUnit.starting(run, wanted.orElseThrow()));
                actions.accept(new Action.StartTask(wanted.orElseThrow(), run));
            }
            case STOP -> stop(id, unit, false);
            case REPLACE -> stop(id, unit, true);
            case TARGET -> {
                TargetState target = wanted.orElseThrow().target();
                units.put(id, unit.target(target));
                actions.accept(new Action.TargetTask(id, unit.run(), target));
            }
            case NONE -> {}
        }
    }

    void stop(TaskId id, TaskUnit unit, boolean toRestart) {
        if (unit.phase() != Phase.STOPPING) actions.accept(new Action.StopTask(id, unit.run()));
        units.put(id, unit.stopping(toRestart));
    }
}
