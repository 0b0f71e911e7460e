package io.sluice.connect.control;

import io.sluice.connect.membership.Membership;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.store.StatusStore;
import java.net.URI;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Statuses of connectors and tasks that do not exist any more and whose worker was gone before it could take them back. A
 * worker knows its own of a former life; those of workers that are not in the group are the leader's to forget, and so are
 * those of released workers, whose last word of a task is that it is unassigned.
 *
 * @param snapshot what exists
 * @param workerId how this worker signs
 * @param isLeader whether this worker leads the group
 * @param livesHere whether a task is yet to stop here, and takes its status back itself
 */
record Ghosts(ClusterSnapshot snapshot, String workerId, boolean isLeader, Predicate<TaskId> livesHere) {

    void forget(StatusStore statuses, Membership membership) {
        if (isLeader)
            for (String name : statuses.connectors())
                if (snapshot.connector(name).isEmpty()) statuses.remove(name);
        Set<String> present =
                membership.members().stream().map(Ghosts::signature).collect(Collectors.toSet());
        for (ConnectorSpec connector : snapshot.connectors().values())
            statuses.tasks(connector.name()).forEach((number, status) -> {
                var task = new TaskId(connector.name(), number);
                if (!exists(connector, number) && isGhost(task, status, present)) statuses.remove(task);
            });
    }

    private static boolean exists(ConnectorSpec connector, int task) {
        return connector.target() != TargetState.STOPPED
                && connector.tasks().config(task).isPresent();
    }

    private boolean isGhost(TaskId task, Status status, Set<String> present) {
        if (status.workerId().equals(workerId)) return !livesHere.test(task);
        return isLeader && (status.state() == UnitState.UNASSIGNED || !present.contains(status.workerId()));
    }

    private static String signature(URI url) {
        return url.getHost() + ":" + url.getPort();
    }
}
