package io.sluice.connect.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.control.Action.ForgetGhosts;
import io.sluice.connect.control.Action.PutConnectorStatus;
import io.sluice.connect.control.Action.PutTaskStatus;
import io.sluice.connect.control.Action.Release;
import io.sluice.connect.control.Action.ReleaseAll;
import io.sluice.connect.control.Action.ReleaseConnectorStatus;
import io.sluice.connect.control.Action.ReleaseTaskStatus;
import io.sluice.connect.control.Action.RemoveConnectorStatus;
import io.sluice.connect.control.Action.RemoveTaskStatus;
import io.sluice.connect.control.Action.RequestTaskConfigs;
import io.sluice.connect.control.Action.StartConnector;
import io.sluice.connect.control.Action.StartTask;
import io.sluice.connect.control.Action.StopConnector;
import io.sluice.connect.control.Action.StopTask;
import io.sluice.connect.control.Action.TargetConnector;
import io.sluice.connect.control.Action.TargetTask;
import io.sluice.connect.control.Action.TellMembership;
import io.sluice.connect.control.Action.WriteTaskConfigs;
import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.model.UnitState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Steps the control plane's state by hand, as one worker of a group, and looks at what it wants done. */
class ControlStateTest {
    private static final String NAME = "orders";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TaskId TASK = new TaskId(NAME, 0);
    private static final Map<String, String> CONFIG = Map.of("name", NAME, "v", "1");
    private static final Map<String, String> EDITED = Map.of("name", NAME, "v", "2");

    private final ControlState state = new ControlState(new StatusWords("me:8083"), SessionKeys.NONE);
    private long offset;

    @Test
    void startsAConnectorThatIsAssigned() {
        wish(CONFIG, TargetState.STARTED, TaskSet.none());
        join(connector());

        assertThat(plan()).containsExactly(new StartConnector(NAME, 1, CONFIG, TargetState.STARTED));
    }

    @Test
    void startsNothingThatIsNotAssigned() {
        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "a"));
        join(Assignment.NONE);

        assertThat(plan()).isEmpty();
    }

    @Test
    void startsNothingBeforeTheConfigLogIsReadAsFarAsTheAssignmentSpeaksOf() {
        wish(CONFIG, TargetState.STARTED, TaskSet.none());
        state.joined(joined(1, connector(), Assignment.NONE, offset + 1));
        assertThat(plan()).isEmpty();

        wish(EDITED, TargetState.STARTED, TaskSet.none());

        assertThat(plan()).containsExactly(new StartConnector(NAME, 1, EDITED, TargetState.STARTED));
    }

    @Test
    void startsWhatWaitedForTheConfigLogAlthoughOnlySomethingElseChangedInIt() {
        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "a"));
        state.joined(joined(1, connector().plus(task()), Assignment.NONE, offset + 1));
        plan();
        TreeMap<String, ConnectorSpec> connectors =
                new TreeMap<>(state.snapshot().connectors());
        connectors.put("other", new ConnectorSpec("other", CONFIG, TargetState.STARTED, TaskSet.none()));

        state.advanced(new ClusterSnapshot(++offset, connectors, Optional.empty(), Map.of()));

        assertThat(plan()).hasSize(2).anyMatch(StartConnector.class::isInstance).anyMatch(StartTask.class::isInstance);
    }

    @Test
    void aLeaderTidiesAfterARoundAndOnceMoreLater() {
        wish(CONFIG, TargetState.STARTED, TaskSet.none());
        join(Assignment.NONE);

        assertThat(List.of(tidiesAt(0), tidiesAt(1), tidiesAt(60), tidiesAt(120)))
                .containsExactly(true, false, true, false);
    }

    private boolean tidiesAt(int second) {
        return state.plan(NOW.plusSeconds(second)).stream().anyMatch(ForgetGhosts.class::isInstance);
    }

    @Test
    void refusesAChangeThatSomebodyElseHasUndoneBeforeItWasReadBack() {
        CompletableFuture<String> reply = new CompletableFuture<>();
        state.changes()
                .ask(
                        "gone",
                        decided -> new Change<>(configs -> CompletableFuture.completedFuture(null), after -> {
                            throw new Refusal.UnknownConnector("gone");
                        }),
                        reply,
                        state);

        state.changes().ended("gone", null, state);
        state.answer();

        assertThat(reply).isCompletedExceptionally();
    }

    @Test
    void planningTwiceDoesNothingTheSecondTime() {
        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "a"));
        join(connector().plus(task()));
        plan();

        assertThat(plan()).isEmpty();
    }

    @Test
    void asksARunningConnectorForItsTasksAndWritesTheAnswer() {
        runningConnector();
        assertThat(plan()).contains(new RequestTaskConfigs(NAME, 1));

        state.taskConfigsReady(NAME, 1, List.of(Map.of("task", "a")), NOW);

        assertThat(plan()).singleElement().isInstanceOfSatisfying(WriteTaskConfigs.class, write -> assertThat(
                        write.configs())
                .containsExactly(Map.of("task", "a")));
    }

    @Test
    void writesNoTaskConfigurationsThatAreInTheLogAlready() {
        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "a"));
        join(connector());
        plan();
        state.connectorReached(NAME, 1, TargetState.STARTED, "1.0", NOW);
        plan();

        state.taskConfigsReady(NAME, 1, List.of(Map.of("task", "a")), NOW);

        assertThat(plan()).isEmpty();
    }

    @Test
    void writesTaskConfigurationsAgainThatWereMadeForAnotherConnectorConfiguration() {
        wish(EDITED, TargetState.STARTED, tasks(CONFIG, "a"));
        join(connector());
        plan();
        state.connectorReached(NAME, 1, TargetState.STARTED, "1.0", NOW);
        plan();

        state.taskConfigsReady(NAME, 1, List.of(Map.of("task", "a")), NOW);

        assertThat(plan()).hasOnlyElementsOfType(WriteTaskConfigs.class).hasSize(1);
    }

    @Test
    void asksAgainLaterWhenAConnectorCannotSayItsTasks() {
        runningConnector();
        plan();
        state.taskConfigsFailed(NAME, 1, NOW);

        assertThat(plan()).isEmpty();
        assertThat(state.plan(NOW.plusSeconds(1))).containsExactly(new RequestTaskConfigs(NAME, 1));
    }

    @Test
    void writesAgainLaterWhenTheWriteFailed() {
        runningConnector();
        plan();
        state.taskConfigsReady(NAME, 1, List.of(Map.of("task", "a")), NOW);
        plan();
        state.taskConfigsWritten(NAME, 1, new IllegalStateException("no broker"), NOW);

        assertThat(plan()).isEmpty();
        assertThat(state.plan(NOW.plusSeconds(1)))
                .hasOnlyElementsOfType(WriteTaskConfigs.class)
                .hasSize(1);
    }

    @Test
    void writesAgainLaterWhatSomebodyElseHasWrittenOver() {
        runningConnector();
        plan();
        state.taskConfigsReady(NAME, 1, List.of(Map.of("task", "a")), NOW);
        plan();
        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "a"));
        state.taskConfigsWritten(NAME, 1, null, NOW);
        assertThat(plan()).isEmpty();

        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "of a former life"));

        assertThat(plan()).isEmpty();
        assertThat(state.plan(NOW.plusSeconds(1)))
                .hasOnlyElementsOfType(WriteTaskConfigs.class)
                .hasSize(1);
    }

    @Test
    void writesASetAgainThatWasBegunAndNotFinished() {
        runningConnector();
        plan();
        state.taskConfigsReady(NAME, 1, List.of(Map.of("task", "a")), NOW);
        plan();
        state.taskConfigsWritten(NAME, 1, null, NOW);
        wish(CONFIG, TargetState.STARTED, new TaskSet.Incomplete(2, 1));
        plan();

        assertThat(state.plan(NOW.plusSeconds(1)))
                .hasOnlyElementsOfType(WriteTaskConfigs.class)
                .hasSize(1);
    }

    @Test
    void writesNothingAgainThatItOnlyHasYetToRead() {
        runningConnector();
        plan();
        state.taskConfigsReady(NAME, 1, List.of(Map.of("task", "a")), NOW);
        plan();
        state.taskConfigsWritten(NAME, 1, null, NOW); // by the leader, who has read it back
        plan();

        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "a"));

        assertThat(state.plan(NOW.plusSeconds(1))).noneMatch(WriteTaskConfigs.class::isInstance);
    }

    @Test
    void replacesAnEditedConnectorOnceItHasStopped() {
        runningConnector();
        wish(EDITED, TargetState.STARTED, TaskSet.none());
        assertThat(plan()).contains(new StopConnector(NAME, 1)).noneMatch(StartConnector.class::isInstance);

        state.connectorStopped(NAME, 1);

        assertThat(plan()).containsExactly(new StartConnector(NAME, 2, EDITED, TargetState.STARTED));
    }

    @Test
    void keepsTasksOnTheOldConfigurationUntilNewOnesAreCommitted() {
        runningTask();
        wish(EDITED, TargetState.STARTED, tasks(CONFIG, "a"));
        assertThat(plan()).noneMatch(StopTask.class::isInstance);

        wish(EDITED, TargetState.STARTED, tasks(EDITED, "a"));

        assertThat(plan()).contains(new StopTask(TASK, 1));
    }

    @Test
    void startsTheTasksOfACommittedSet() {
        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "a"));
        join(task());

        assertThat(plan()).singleElement().isInstanceOfSatisfying(StartTask.class, start -> {
            assertThat(start.spec().id()).isEqualTo(TASK);
            assertThat(start.spec().taskConfig()).isEqualTo(Map.of("task", "a"));
        });
    }

    @Test
    void startsNoTaskOfAnIncompleteSet() {
        wish(CONFIG, TargetState.STARTED, new TaskSet.Incomplete(2, 1));
        join(task());

        assertThat(plan()).isEmpty();
    }

    @Test
    void stopsARevokedTaskBeforeItSaysThatItIsReleased() {
        runningTask();
        state.joined(joined(2, Assignment.NONE, task(), offset));
        assertThat(plan()).containsExactly(new StopTask(TASK, 1));

        state.taskStopped(TASK, 1);

        assertThat(plan())
                .containsExactly(new ReleaseTaskStatus(TASK, new StatusWords("me:8083").unassigned(2)), new Release(2));
    }

    @Test
    void stopsEverythingWhenTheGroupIsLostAndRunsItAgainWhenItIsJoined() {
        runningTask();
        state.lost();
        assertThat(plan()).containsExactly(new StopTask(TASK, 1));
        state.taskStopped(TASK, 1);
        assertThat(plan()).contains(new ReleaseAll());

        join(task());

        assertThat(plan()).hasOnlyElementsOfType(StartTask.class).hasSize(1);
    }

    @Test
    void pausesAndResumesInPlace() {
        runningTask();
        wish(CONFIG, TargetState.PAUSED, tasks(CONFIG, "a"));
        assertThat(plan()).containsExactly(new TargetTask(TASK, 1, TargetState.PAUSED));

        state.taskReached(TASK, 1, TargetState.PAUSED, "1.0");

        assertThat(statuses(plan())).containsExactly(UnitState.PAUSED);
    }

    @Test
    void stopsTheTasksOfAStoppedConnectorAndForgetsTheirStatus() {
        runningTask();
        wish(CONFIG, TargetState.STOPPED, tasks(CONFIG));
        assertThat(plan()).containsExactly(new StopTask(TASK, 1));

        state.taskStopped(TASK, 1);

        assertThat(plan()).containsExactly(new RemoveTaskStatus(TASK));
    }

    @Test
    void forgetsTheStatusOfATaskWhoseConnectorIsStoppedWhateverTasksWereWrittenSince() {
        runningTask();
        wish(CONFIG, TargetState.STOPPED, tasks(CONFIG, "a"));
        plan();

        state.taskStopped(TASK, 1);

        assertThat(plan()).containsExactly(new RemoveTaskStatus(TASK));
    }

    @Test
    void tellsARunningConnectorToStop() {
        runningConnector();
        wish(CONFIG, TargetState.STOPPED, tasks(CONFIG));

        assertThat(plan()).contains(new TargetConnector(NAME, 1, TargetState.STOPPED));
    }

    @Test
    void leavesAFailedTaskAloneUntilItIsRestarted() {
        runningTask();
        state.taskFailed(TASK, 1, new IllegalStateException("boom"), Optional.of("1.0"));
        assertThat(statuses(plan())).containsExactly(UnitState.FAILED);
        assertThat(plan()).isEmpty();

        state.restartRequested(new RestartRequest(NAME, true, true));

        assertThat(plan()).contains(new StopTask(TASK, 1));
        state.taskStopped(TASK, 1);
        assertThat(plan()).hasOnlyElementsOfType(StartTask.class).hasSize(1);
    }

    @Test
    void aRestartOfWhatFailedLeavesRunningTasksAlone() {
        runningTask();

        state.restartRequested(new RestartRequest(NAME, true, true));

        assertThat(plan()).isEmpty();
    }

    @Test
    void refusesARestartWhoseTaskMovesAwayMeanwhile() {
        var reply = new CompletableFuture<Void>();
        runningTask();
        state.waiting().forTask(TASK, reply);
        state.restartTask(TASK);
        plan();
        state.joined(joined(2, Assignment.NONE, task(), offset));
        plan();
        assertThat(reply).isNotDone();

        state.taskStopped(TASK, 1);
        plan();
        state.answer();

        assertThat(reply).isCompletedExceptionally();
        assertThat(reply.handle((done, refusal) -> refusal).join()).isInstanceOf(Refusal.RebalancePending.class);
    }

    @Test
    void showsARestartAsRestartingAndThenRunning() {
        runningTask();
        state.restartRequested(new RestartRequest(NAME, true, false));
        assertThat(statuses(plan())).containsExactly(UnitState.RESTARTING);
        state.taskStopped(TASK, 1);
        assertThat(statuses(plan())).isEmpty();
        state.taskReached(TASK, 2, TargetState.STARTED, "1.0");

        assertThat(statuses(plan())).containsExactly(UnitState.RUNNING);
    }

    @Test
    void startsAFailedConnectorAnewWhenItIsWantedInAnotherState() {
        runningConnector();
        state.connectorFailed(NAME, 1, new IllegalStateException("boom"), Optional.of("1.0"));
        plan();
        wish(CONFIG, TargetState.STOPPED, tasks(CONFIG));

        assertThat(plan()).contains(new StopConnector(NAME, 1));
    }

    @Test
    void forgetsTheStatusOfADeletedConnector() {
        runningConnector();
        forget();
        assertThat(plan()).contains(new StopConnector(NAME, 1), new RemoveConnectorStatus(NAME));

        state.connectorStopped(NAME, 1);

        assertThat(plan()).noneMatch(ReleaseConnectorStatus.class::isInstance);
        assertThat(state.units().isEmpty()).isTrue();
    }

    @Test
    void ignoresLateWordsOfAFormerLife() {
        runningTask();
        state.restartRequested(new RestartRequest(NAME, true, false));
        plan();
        state.taskFailed(TASK, 1, new IllegalStateException("late"), Optional.empty());
        state.taskReached(TASK, 1, TargetState.STARTED, "1.0");

        assertThat(plan()).isEmpty();
    }

    @Test
    void isDrainedOnlyWhenEverythingHasStopped() {
        runningTask();
        state.close();
        plan();
        assertThat(state.isDrained()).isFalse();

        state.taskStopped(TASK, 1);

        assertThat(state.isDrained()).isTrue();
    }

    private void runningConnector() {
        wish(CONFIG, TargetState.STARTED, TaskSet.none());
        join(connector());
        plan();
        state.connectorReached(NAME, 1, TargetState.STARTED, "1.0", NOW);
    }

    private void runningTask() {
        wish(CONFIG, TargetState.STARTED, tasks(CONFIG, "a"));
        join(task());
        plan();
        state.taskReached(TASK, 1, TargetState.STARTED, "1.0");
        plan();
    }

    /** What it wants done, without the news for the group, which every new snapshot brings, and the tidying after a round. */
    private List<Action> plan() {
        return state.plan(NOW).stream()
                .filter(action -> !(action instanceof TellMembership || action instanceof ForgetGhosts))
                .toList();
    }

    private static List<UnitState> statuses(List<Action> actions) {
        return actions.stream()
                .flatMap(action -> {
                    if (action instanceof PutTaskStatus put)
                        return Optional.of(put.status().state()).stream();
                    if (action instanceof PutConnectorStatus put)
                        return Optional.of(put.status().state()).stream();
                    return Optional.<UnitState>empty().stream();
                })
                .toList();
    }

    private void wish(Map<String, String> config, TargetState target, TaskSet tasks) {
        TreeMap<String, ConnectorSpec> connectors = new TreeMap<>();
        connectors.put(NAME, new ConnectorSpec(NAME, config, target, tasks));
        state.advanced(new ClusterSnapshot(++offset, connectors, Optional.empty(), Map.of()));
    }

    private void forget() {
        state.advanced(new ClusterSnapshot(++offset, new TreeMap<>(), Optional.empty(), Map.of()));
    }

    private void join(Assignment assignment) {
        state.joined(joined(1, assignment, Assignment.NONE, offset));
    }

    private static Joined joined(int generation, Assignment assignment, Assignment revoked, long offset) {
        URI leader = URI.create("http://me:8083/");
        return new Joined(generation, "me", true, leader, offset, assignment, revoked, Duration.ZERO);
    }

    private static TaskSet tasks(Map<String, String> applied, String... names) {
        List<Map<String, String>> configs = Arrays.stream(names)
                .map(name -> (Map<String, String>) new HashMap<>(Map.of("task", name)))
                .toList();
        return new TaskSet.Committed(configs, Optional.of(applied));
    }

    private static Assignment connector() {
        return new Assignment(Set.of(NAME), Set.of());
    }

    private static Assignment task() {
        return new Assignment(Set.of(), Set.of(TASK));
    }
}
