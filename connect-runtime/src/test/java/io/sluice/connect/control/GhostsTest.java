package io.sluice.connect.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.membership.solo.SoloMembership;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.store.local.MemoryStatusStore;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connector with one task, and statuses of two. */
class GhostsTest {
    private static final String ME = "me:8083";
    private static final String MEMBER = "member:8083";
    private static final TaskId TASK = new TaskId("orders", 0);
    private static final TaskId GHOST = new TaskId("orders", 1);

    private final MemoryStatusStore statuses = new MemoryStatusStore();

    @BeforeEach
    void bothTasksRan() {
        statuses.put(TASK, running("gone:8083"));
        statuses.put(GHOST, running("gone:8083"));
    }

    @Test
    void theLeaderForgetsATaskThatDoesNotExistWhenItsWorkerIsGone() {
        forget(TargetState.STARTED, true, Set.of());

        assertThat(statuses.tasks("orders")).containsOnlyKeys(0);
    }

    @Test
    void theLeaderForgetsATaskThatDoesNotExistOnceAReleasedWorkerHasStoppedIt() {
        statuses.put(GHOST, status(UnitState.RUNNING, MEMBER));
        forget(TargetState.STARTED, true, Set.of());
        assertThat(statuses.tasks("orders")).containsOnlyKeys(0, 1);

        statuses.put(GHOST, status(UnitState.UNASSIGNED, MEMBER));
        forget(TargetState.STARTED, true, Set.of());

        assertThat(statuses.tasks("orders")).containsOnlyKeys(0);
    }

    @Test
    void nobodyButTheLeaderDoesSo() {
        forget(TargetState.STARTED, false, Set.of());

        assertThat(statuses.tasks("orders")).containsOnlyKeys(0, 1);
    }

    @Test
    void aStoppedConnectorHasNoTasks() {
        forget(TargetState.STOPPED, true, Set.of());

        assertThat(statuses.tasks("orders")).isEmpty();
    }

    @Test
    void aWorkerForgetsWhatItSaidInAFormerLifeUnlessItIsStillToStopIt() {
        statuses.put(GHOST, running(ME));
        forget(TargetState.STARTED, false, Set.of(GHOST));
        assertThat(statuses.tasks("orders")).containsOnlyKeys(0, 1);

        forget(TargetState.STARTED, false, Set.of());

        assertThat(statuses.tasks("orders")).containsOnlyKeys(0);
    }

    @Test
    void theLeaderForgetsConnectorsThatDoNotExist() {
        statuses.put("bills", running("gone:8083"));
        forget(TargetState.STARTED, true, Set.of());

        assertThat(statuses.connectors()).containsExactly("orders");
    }

    private void forget(TargetState target, boolean isLeader, Set<TaskId> living) {
        var tasks = new TaskSet.Committed(List.of(Map.of()), Optional.empty());
        var connectors = new TreeMap<>(Map.of("orders", new ConnectorSpec("orders", Map.of(), target, tasks)));
        var snapshot = new ClusterSnapshot(1, connectors, Optional.empty(), Map.of());
        new Ghosts(snapshot, ME, isLeader, living::contains)
                .forget(statuses, new SoloMembership(URI.create("http://" + MEMBER + "/")));
    }

    private static Status running(String worker) {
        return status(UnitState.RUNNING, worker);
    }

    private static Status status(UnitState state, String worker) {
        return new Status(state, worker, 1, Optional.empty(), Optional.empty());
    }
}
