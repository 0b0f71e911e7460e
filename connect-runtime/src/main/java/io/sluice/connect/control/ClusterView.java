package io.sluice.connect.control;

import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What the control plane knows, published as one immutable value for readers on other threads.
 *
 * @param ready whether start-up is over: the logs have been read and the group was joined once
 * @param isLeader whether this worker leads the group now
 * @param leaderUrl the advertised REST address of the leader; empty while none is known
 * @param rebalancing whether requests that change the cluster have to wait for a round of the group to end
 */
public record ClusterView(
        boolean ready,
        boolean isLeader,
        Optional<URI> leaderUrl,
        boolean rebalancing,
        ClusterSnapshot snapshot,
        Assignment assignment) {
    public ClusterView {
        Objects.requireNonNull(leaderUrl, "leaderUrl");
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(assignment, "assignment");
    }
}
