package io.sluice.connect.membership;

import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * This worker's place in the group. Joining, rejoining and heartbeats happen on a thread of its own; methods may be called
 * from any thread and return at once.
 */
public interface Membership extends AutoCloseable {

    /** Told about the group on the membership thread; must not block. */
    interface Listener {
        /** A round of the group protocol ended and this worker is part of it. */
        void joined(Joined joined);

        /** A round of the group protocol begins; may be said more than once before it has ended. */
        default void roundBegins() {}

        /**
         * The worker is no longer part of the group (session lost, coordinator gone for too long) or, with the eager
         * protocol, a round begins: everything must stop before others may start it. Call
         * {@link Membership#released()} when nothing runs any more.
         */
        void lost(String reason);
    }

    /**
     * The outcome of one round.
     *
     * @param generation the group's generation
     * @param memberId this worker's id in the group
     * @param isLeader whether this worker leads the group
     * @param leaderUrl the advertised REST address of the leader
     * @param configOffset the config log must be read up to here before acting on the assignment
     * @param assignment everything this worker is to run now; what it runs beyond that must stop
     * @param revoked what this round took away; when it has stopped, {@link Membership#released(int)} must be called so
     *     that the group can give it to others
     * @param delay a further round is planned after this time (a lost worker may come back until then); zero for none
     */
    record Joined(
            int generation,
            String memberId,
            boolean isLeader,
            URI leaderUrl,
            long configOffset,
            Assignment assignment,
            Assignment revoked,
            Duration delay) {}

    /** Starts to join the group; the listener hears of it. */
    void start(Listener listener);

    /** What the config log says now: carried into the next round, and what a leader hands out. */
    void advanced(ClusterSnapshot snapshot);

    /**
     * Asks for a new round. Rounds that are due because connectors or tasks came or went, because a delay is over or
     * because something was released, are asked for by the membership itself.
     */
    void requestRejoin(String reason);

    /**
     * Everything that had to stop when the group was {@linkplain Listener#lost lost} has stopped here, so this worker may
     * join again.
     */
    void released();

    /**
     * Everything has stopped here that was revoked up to and including this generation. Naming the generation keeps a late
     * answer to one round from being taken for the answer to the next.
     */
    default void released(int generation) {
        released();
    }

    /**
     * Tells the group that this worker is about to leave, so that its work is taken from it in good order and given to others
     * without a wait as soon as it has left. Returns when the group has taken note, when nothing depends on it, or after the
     * limit. Called by whoever closes the worker, before {@link #close}.
     */
    default void announceDeparture(Duration limit) {}

    /**
     * Whether nobody else can have been given what runs here: true for one session after the last sign of life that reached
     * the group. It ends by itself, also while this process is frozen. Never blocks.
     */
    default boolean holdsLease() {
        return true;
    }

    /** The member id, empty while not in the group. */
    Optional<String> memberId();

    /** The advertised REST addresses of all members of the last round; known to the leader only. */
    Set<URI> members();

    /** The advertised REST address of the worker that a connector is assigned to; known to the leader only. */
    Optional<URI> ownerOf(String connector);

    /** The advertised REST address of the worker that a task is assigned to; known to the leader only. */
    Optional<URI> ownerOf(TaskId task);

    /** Leaves the group at once, announcing it. Idempotent, bounded. */
    @Override
    void close();
}
