package io.sluice.connect.control;

import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the control plane knows: the cluster's wishes, the group, what lives here. Each event changes it; {@link #plan}
 * then says what to do. It touches nothing outside itself, so a test can step it by hand. Owned by the control thread.
 *
 * <p>Only what an event may have changed is compared: a set of connector names that are due, so that the cost of an event does
 * not grow with the size of the cluster.
 */
final class ControlState {
    private static final Duration SESSION_KEY_AGAIN = Duration.ofSeconds(1);
    private static final Duration TIDY_AGAIN = Duration.ofSeconds(5);

    private final StatusWords words;
    private final LocalUnits units = new LocalUnits();
    private final SessionKeys sessionKeys;
    private final Waiting waiting = new Waiting(this::answerLater);
    private final Changes changes = new Changes();
    private final Set<String> due = new HashSet<>();
    private final List<Action> actions = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private final Planner planner = new Planner(units, actions::add);
    private ClusterSnapshot snapshot = ClusterSnapshot.EMPTY;
    private ClusterSnapshot planned = ClusterSnapshot.EMPTY;
    private Group group = new Group.Outside(0);
    private boolean everJoined;
    private boolean releasing;
    private Instant tidyAt = Instant.MAX;
    private boolean closing;
    private boolean writingSessionKey;
    private Instant sessionKeyNotBefore = Instant.MIN;

    ControlState(StatusWords words, SessionKeys sessionKeys) {
        this.words = words;
        this.sessionKeys = sessionKeys;
    }

    ClusterSnapshot snapshot() {
        return snapshot;
    }

    Group group() {
        return group;
    }

    LocalUnits units() {
        return units;
    }

    Waiting waiting() {
        return waiting;
    }

    Changes changes() {
        return changes;
    }

    boolean isDrained() {
        return closing && units.isEmpty();
    }

    ClusterView view() {
        boolean outside = group instanceof Group.Outside;
        return new ClusterView(everJoined, group.isLeader(), group.leaderUrl(), outside, snapshot, group.assignment());
    }

    // The world has changed.

    void advanced(ClusterSnapshot newest) {
        snapshot = newest;
    }

    void joined(Joined joined) {
        if (closing) return;
        everJoined = true;
        tidyAt = Instant.MIN;
        markAssigned();
        group = new Group.Member(joined);
        releasing |= !joined.revoked().isEmpty();
        markAssigned();
        due.addAll(units.connectorNames());
    }

    void lost() {
        markAssigned();
        group = new Group.Outside(group.generation());
        releasing = true;
    }

    /** Nothing is to run here any more; {@link #isDrained} tells when that is so. */
    void close() {
        markAssigned();
        closing = true;
        group = new Group.Outside(group.generation());
    }

    private void markAssigned() {
        due.addAll(group.assignment().connectors());
        group.assignment().tasks().forEach(task -> due.add(task.connector()));
    }

    // Something became of a connector or task here.

    void connectorReached(String name, long run, TargetState state, String version, Instant now) {
        TaskConfigQuest next = state == TargetState.STARTED ? TaskConfigQuest.Due.at(now) : TaskConfigQuest.done();
        if (!units.update(name, run, unit -> unit.target() == state ? unit.settled(next) : unit)) return;
        actions.add(new Action.PutConnectorStatus(name, words.reached(state, group.generation(), version)));
        waiting.restarted(name);
        due.add(name);
    }

    void connectorFailed(String name, long run, Throwable cause, Optional<String> version) {
        if (!units.update(name, run, ConnectorUnit::failed)) return;
        actions.add(new Action.PutConnectorStatus(name, words.failed(cause, group.generation(), version)));
        waiting.failed(name, cause);
        due.add(name);
    }

    void connectorStopped(String name, long run) {
        ConnectorUnit unit = units.remove(name, run);
        if (unit == null) return;
        if (snapshot.connector(name).isEmpty()) actions.add(new Action.RemoveConnectorStatus(name));
        else if (!unit.restarting() || !Planner.isAssigned(name, snapshot, group))
            actions.add(new Action.ReleaseConnectorStatus(name, words.unassigned(group.generation())));
        due.add(name);
    }

    void taskConfigsReady(String name, long run, List<Map<String, String>> configs, Instant now) {
        units.update(name, run, unit -> unit.with(new TaskConfigQuest.Answered(configs, now, 0)));
        due.add(name);
    }

    void taskConfigsFailed(String name, long run, Instant now) {
        units.update(
                name,
                run,
                unit -> unit.quest() instanceof TaskConfigQuest.Asked asked ? unit.with(asked.failed(now)) : unit);
        due.add(name);
    }

    void taskConfigsWritten(String name, long run, Throwable failure, Instant now) {
        units.update(name, run, unit -> {
            if (!(unit.quest() instanceof TaskConfigQuest.Writing writing)) return unit; // asked anew meanwhile
            return unit.with(failure == null ? writing.written() : writing.failed(now));
        });
        due.add(name);
    }

    void reconfigurationRequested(String name, long run, Instant now) {
        units.update(name, run, unit -> unit.with(TaskConfigQuest.Due.at(now)));
        due.add(name);
    }

    void taskReached(TaskId id, long run, TargetState state, String version) {
        if (!units.update(id, run, unit -> unit.target() == state ? unit.settled() : unit)) return;
        actions.add(new Action.PutTaskStatus(id, words.reached(state, group.generation(), version)));
        waiting.restarted(id);
    }

    void taskFailed(TaskId id, long run, Throwable cause, Optional<String> version) {
        if (!units.update(id, run, TaskUnit::failed)) return;
        actions.add(new Action.PutTaskStatus(id, words.failed(cause, group.generation(), version)));
        waiting.failed(id, cause);
    }

    void taskStopped(TaskId id, long run) {
        TaskUnit unit = units.remove(id, run);
        if (unit == null) return;
        if (!isConfigured(id)) actions.add(new Action.RemoveTaskStatus(id));
        else if (!unit.restarting() || !group.assignment().tasks().contains(id))
            actions.add(new Action.ReleaseTaskStatus(id, words.unassigned(group.generation())));
        due.add(id.connector());
    }

    // An operator wants a restart.

    void restartRequested(RestartRequest request) {
        ConnectorUnit connector = units.connector(request.connector());
        if (connector != null && (!request.onlyFailed() || connector.phase() == Phase.FAILED))
            restartConnector(request.connector());
        if (!request.includeTasks()) return;
        for (TaskId id : units.tasksOf(request.connector()))
            if (!request.onlyFailed() || units.task(id).phase() == Phase.FAILED) restartTask(id);
    }

    void restartConnector(String name) {
        actions.add(new Action.PutConnectorStatus(name, words.restarting(group.generation())));
        planner.stop(name, units.connector(name), true);
    }

    void restartTask(TaskId id) {
        actions.add(new Action.PutTaskStatus(id, words.restarting(group.generation())));
        actions.add(new Action.NoteRestart(id, units.task(id).run()));
        planner.stop(id, units.task(id), true);
    }

    // What follows.

    void act(Action action) {
        actions.add(action);
    }

    /** Keeps an answer until the view that belongs to it is published. */
    void answerLater(Runnable answer) {
        answers.add(answer);
    }

    void answer() {
        answers.forEach(Runnable::run);
        answers.clear();
    }

    void sessionKeyWritten(Throwable failure, Instant now) {
        writingSessionKey = false;
        if (failure != null) sessionKeyNotBefore = now.plus(SESSION_KEY_AGAIN);
    }

    /** What to do now, in order. */
    List<Action> plan(Instant now) {
        noticeNewSnapshot();
        due.addAll(units.questing(now));
        for (String name : due) {
            planner.plan(name, snapshot, group, now);
        }
        due.clear();
        if (group.isLeader()
                && !writingSessionKey
                && !now.isBefore(sessionKeyNotBefore)
                && sessionKeys.isDue(snapshot, now)) {
            writingSessionKey = true;
            actions.add(new Action.WriteSessionKey(sessionKeys.make(now)));
        }
        if (releasing && units.within(group.assignment())) {
            releasing = false;
            actions.add(
                    group instanceof Group.Member ? new Action.Release(group.generation()) : new Action.ReleaseAll());
        }
        if (!now.isBefore(tidyAt) && Planner.hasCaughtUp(snapshot, group)) {
            // Once more later: a released worker's last words about what this round took from it come after it.
            tidyAt = group.isLeader() && tidyAt.equals(Instant.MIN) ? now.plus(TIDY_AGAIN) : Instant.MAX;
            actions.add(
                    new Action.ForgetGhosts(new Ghosts(snapshot, words.workerId(), group.isLeader(), units::lives)));
        }
        waiting.lookAtTasks(this::knowsTasksOf);
        waiting.giveUp(this::whyNotHere);
        List<Action> planned = List.copyOf(actions);
        actions.clear();
        return planned;
    }

    private void noticeNewSnapshot() {
        if (snapshot == planned) return;
        if (!Planner.hasCaughtUp(planned, group)) markAssigned(); // what waited for it need not have changed
        for (Map.Entry<String, ConnectorSpec> entry : snapshot.connectors().entrySet())
            if (planned.connectors().get(entry.getKey()) != entry.getValue()) due.add(entry.getKey());
        for (String name : planned.connectors().keySet()) {
            if (snapshot.connectors().containsKey(name)) continue;
            due.add(name);
            if (group.isLeader()) actions.add(new Action.RemoveConnectorStatus(name));
        }
        planned = snapshot;
        actions.add(new Action.TellMembership(snapshot));
    }

    /** Why a connector or task has no life here and will not get one by itself; empty where it has one. */
    private Optional<Refusal> whyNotHere(Object unit) {
        if (unit instanceof TaskId id) {
            if (units.task(id) != null) return Optional.empty();
            return Optional.of(isConfigured(id) ? moving("task " + id) : new Refusal.UnknownTask(id));
        }
        String name = (String) unit;
        if (units.connector(name) != null) return Optional.empty();
        return Optional.of(
                snapshot.connector(name).isPresent()
                        ? moving("connector " + name)
                        : new Refusal.UnknownConnector(name));
    }

    private static Refusal moving(String unit) {
        return new Refusal.RebalancePending("restart " + unit + ", which is about to run on another worker,");
    }

    private boolean isConfigured(TaskId id) {
        return snapshot.connector(id.connector())
                .filter(spec -> spec.target() != TargetState.STOPPED)
                .flatMap(spec -> spec.tasks().config(id.task()))
                .isPresent();
    }

    /** A connector that failed, is halted or cannot say at the moment counts as one without tasks. */
    private boolean knowsTasksOf(String name) {
        ConnectorUnit unit = units.connector(name);
        if (unit == null) return snapshot.connector(name).isEmpty();
        if (unit.quest() instanceof TaskConfigQuest.Due due && due.attempt() > 0) return true;
        boolean said = unit.phase() == Phase.SETTLED && unit.quest() instanceof TaskConfigQuest.Done;
        return said || unit.phase() == Phase.FAILED;
    }
}
