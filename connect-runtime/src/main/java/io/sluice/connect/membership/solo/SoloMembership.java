package io.sluice.connect.membership.solo;

import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.Units;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The membership of a standalone worker: it is in the group from the start, leads it, and everything is its own. A new
 * round follows by itself whenever connectors or tasks came or went.
 *
 * <p>The listener is called on the thread that calls {@link #start} or {@link #advanced}, inside that call, so it must not
 * call back into this object (posting to a mailbox is what is expected of it). Calls from several threads take turns.
 */
public final class SoloMembership implements Membership {

    private static final String MEMBER_ID = "standalone";

    private final URI url;
    private Listener listener;
    private ClusterSnapshot snapshot = ClusterSnapshot.EMPTY;
    private Units units = Units.NONE;
    private Assignment assignment = Assignment.NONE;
    private int generation;
    private boolean closed;

    /** @param url the advertised REST address of this worker */
    public SoloMembership(URI url) {
        this.url = url;
    }

    @Override
    public synchronized void start(Listener listener) {
        this.listener = listener;
        round();
    }

    @Override
    public synchronized void advanced(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        if (listener != null && !Units.of(snapshot).equals(units)) round();
    }

    private void round() {
        if (closed) return;
        units = Units.of(snapshot);
        Assignment all = units.all();
        Assignment revoked = assignment.minus(all);
        assignment = all;
        generation++;
        listener.joined(
                new Joined(generation, MEMBER_ID, true, url, snapshot.offset(), assignment, revoked, Duration.ZERO));
    }

    @Override
    public synchronized void requestRejoin(String reason) {
        if (listener != null) round();
    }

    /** Nobody waits for what a lone worker gives up. */
    @Override
    public void released() {}

    @Override
    public synchronized Optional<String> memberId() {
        return generation > 0 && !closed ? Optional.of(MEMBER_ID) : Optional.empty();
    }

    @Override
    public Set<URI> members() {
        return Set.of(url);
    }

    @Override
    public synchronized Optional<URI> ownerOf(String connector) {
        return assignment.connectors().contains(connector) ? Optional.of(url) : Optional.empty();
    }

    @Override
    public synchronized Optional<URI> ownerOf(TaskId task) {
        return assignment.tasks().contains(task) ? Optional.of(url) : Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
