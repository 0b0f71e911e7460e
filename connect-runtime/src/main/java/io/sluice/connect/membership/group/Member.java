package io.sluice.connect.membership.group;

import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.membership.Membership.Listener;
import io.sluice.connect.membership.Plan;
import io.sluice.connect.membership.Units;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this worker is in the group: what it was given, what it tells, what it waits for, and when a further round is due.
 * It knows nothing of connections. Everything runs on the membership thread.
 *
 * <p>A member rejoins by itself when
 *
 * <ul>
 *   <li>what was revoked has stopped, and somebody else may run it;
 *   <li>there are other connectors or tasks than the last round knew. All members do so, not the leader alone: a round ends
 *       when everybody has joined, and those who learn of it by their heartbeat are late. After several rounds in a row
 *       they wait a little, so that many changes share one;
 *   <li>the delay that the last round announced is over;
 *   <li>the last round failed, and its leader has caught up with the config log or the time for another try has come;
 *   <li>it lost the group and everything has stopped.
 * </ul>
 */
final class Member {
    private static final Logger log = LoggerFactory.getLogger(Member.class);
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * Changes of the configuration have a round every so often at most, and share it otherwise: it is held among all workers.
     * A few in a row need not wait, so that one who makes them by hand never does.
     */
    private static final long CHANGES_WAIT_MS = 100;

    private static final int CHANGES_AT_ONCE = 4;

    /** How far this worker is in leaving the group. */
    private enum Parting {
        NONE,
        /** Decided, and to be told to the group. */
        DUE,
        /** Told in a round that has not ended yet. */
        TOLD,
        /** Told in a round that came to pass. */
        DONE
    }

    private final GroupSettings settings;
    private final Leadership leadership;
    private final Supplier<CompletableFuture<ClusterSnapshot>> refresh;
    private final Listener listener;
    private final Time time;

    private ClusterSnapshot snapshot;
    private Units units;
    private Holdings holdings = Holdings.NOTHING;
    private Optional<MemberAssignment> lastAnswer = Optional.empty();
    private GroupProtocol protocol;

    /** What was told when the present round began. */
    private Holdings told = Holdings.NOTHING;

    private Units unitsTold = Units.NONE;

    /** What the last round knew, and up to which point of the log. */
    private Units unitsOfRound = Units.NONE;

    private long offsetOfRound = -1;

    /** How far the log has to be read for a failed round to be tried again before its time; -1 if it did not fail. */
    private long missingOffset = -1;

    private Parting parting = Parting.NONE;
    private Optional<String> reason = Optional.empty();
    private long nextRoundMs = NEVER;
    private long changesDueMs = Long.MIN_VALUE;
    private long stoppedByMs = NEVER;

    Member(
            GroupSettings settings,
            Leadership leadership,
            Supplier<CompletableFuture<ClusterSnapshot>> refresh,
            Listener listener,
            ClusterSnapshot snapshot,
            Time time) {
        this.settings = settings;
        this.leadership = leadership;
        this.refresh = refresh;
        this.listener = listener;
        this.snapshot = snapshot;
        this.units = Units.of(snapshot);
        this.time = time;
        this.protocol = settings.protocol();
    }

    // What the worker says.

    void advanced(ClusterSnapshot newest) {
        if (newest.offset() < snapshot.offset()) return;
        read(newest);
        if (newest.offset() <= offsetOfRound) unitsOfRound = units;
        if (missingOffset >= 0 && newest.offset() >= missingOffset) {
            missingOffset = -1;
            rejoin("the config log has been read as far as the other members had");
        }
    }

    private void read(ClusterSnapshot newest) {
        snapshot = newest;
        units = Units.of(newest);
    }

    void rejoin(String why) {
        if (reason.isEmpty()) reason = Optional.of(why);
    }

    /**
     * This worker is about to leave, so a leader of our kind takes everything from it and gives it nothing. What it has to
     * stop then needs no round of its own: the next one comes when it has left.
     */
    void leave() {
        parting = Parting.DUE;
        rejoin("this worker is about to leave");
    }

    /** Whether the group knows that this worker is about to leave, or nothing depends on telling it. */
    boolean hasTakenLeave() {
        return parting == Parting.DONE || parting != Parting.NONE && !(isInGroup() && protocol.isCooperative());
    }

    void released(int generation) {
        Assignment yielded = holdings.yielding();
        holdings = holdings.released(generation);
        if (yielded.isEmpty() || !holdings.yielding().isEmpty()) return;
        if (!protocol.isCooperative()) return; // others have it already
        if (parting == Parting.DONE) return; // others get it when this worker has left
        boolean mayBeGone = snapshot.offset() >= offsetOfRound;
        if (!mayBeGone || !units.among(yielded).isEmpty()) rejoin("what was revoked has stopped");
    }

    void releasedAll() {
        if (isWaitingForStops()) stoppedByMs = NEVER;
        else released(holdings.generation());
    }

    // What the group says.

    /**
     * What this member tells the group at the beginning of a round, for each protocol it offers, best first.
     *
     * @param stillMember whether the coordinator has not dropped this member
     */
    Map<GroupProtocol, MemberMetadata> introduce(boolean stillMember) {
        if (!stillMember && isInGroup()) throw MustStopFirst.afterDrop();
        if (mustStopForRound()) throw MustStopFirst.forEagerRound();
        told = holdings;
        unitsTold = units;
        if (parting == Parting.DUE) parting = Parting.TOLD;
        reason = Optional.empty();
        nextRoundMs = NEVER;
        var offers = new LinkedHashMap<GroupProtocol, MemberMetadata>();
        for (GroupProtocol offered : settings.protocol().offered())
            offers.put(
                    offered,
                    new MemberMetadata(
                            offered.version(),
                            settings.url().toString(),
                            snapshot.offset(),
                            lastAnswer.map(answer -> new MemberAssignment(
                                    offered.version(),
                                    MemberAssignment.NO_ERROR,
                                    answer.leader(),
                                    answer.leaderUrl(),
                                    answer.configOffset(),
                                    Portion.of(told.reported()),
                                    Portion.of(Assignment.NONE),
                                    0)),
                            parting != Parting.NONE));
        return offers;
    }

    /** Shares out the work among all members. */
    Map<String, MemberAssignment> lead(String myId, GroupProtocol chosen, Map<String, MemberMetadata> members) {
        long newest = members.values().stream()
                .mapToLong(MemberMetadata::configOffset)
                .max()
                .orElse(-1);
        Map<String, MemberAssignment> answers = new HashMap<>();
        if (!catchUp(newest)) {
            missingOffset = newest;
            for (String id : members.keySet())
                answers.put(
                        id,
                        answer(myId, chosen, MemberAssignment.CONFIG_MISMATCH, Assignment.NONE, Assignment.NONE, 0));
            return answers;
        }
        unitsTold = units;
        Plan plan = leadership.propose(chosen, members, snapshot);
        int delayMs = (int) plan.delay().toMillis();
        plan.shares()
                .forEach((id, share) -> answers.put(
                        id,
                        answer(myId, chosen, MemberAssignment.NO_ERROR, share.assigned(), share.revoked(), delayMs)));
        return answers;
    }

    private MemberAssignment answer(
            String myId, GroupProtocol chosen, int error, Assignment assigned, Assignment revoked, int delayMs) {
        return new MemberAssignment(
                chosen.version(),
                error,
                myId,
                settings.url().toString(),
                snapshot.offset(),
                Portion.of(assigned),
                Portion.of(revoked),
                delayMs);
    }

    /** Reads the config log up to this offset if it can be done in time. */
    private boolean catchUp(long offset) {
        if (snapshot.offset() >= offset) return true;
        long limitMs = settings.timing().sync().toMillis();
        try {
            ClusterSnapshot newest = refresh.get().get(limitMs, TimeUnit.MILLISECONDS);
            if (newest.offset() > snapshot.offset()) read(newest);
        } catch (TimeoutException | ExecutionException e) {
            log.warn(
                    "Cannot lead a round of the group: another worker has read the config topic up to offset {}, this one up to"
                            + " {}, and could not catch up within {} ms ({}). Workers go on with what they have.",
                    offset,
                    snapshot.offset(),
                    limitMs,
                    e instanceof ExecutionException failed ? failed.getCause() : "no answer in time");
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return snapshot.offset() >= offset;
    }

    /** The outcome of a round. */
    void take(int generation, String myId, GroupProtocol chosen, MemberAssignment answer) {
        boolean isLeader = answer.leader().equals(myId);
        protocol = chosen;
        if (answer.error() != MemberAssignment.NO_ERROR) {
            nextRoundMs =
                    time.milliseconds() + settings.timing().unsyncBackoff().toMillis();
            if (!isLeader) leadership.forget();
            return;
        }
        if (parting == Parting.TOLD) parting = Parting.DONE;
        missingOffset = -1;
        stoppedByMs = NEVER;
        lastAnswer = Optional.of(answer);
        offsetOfRound = answer.configOffset();
        unitsOfRound = snapshot.offset() <= offsetOfRound ? units : unitsTold;
        long earliestMs = time.milliseconds() - CHANGES_AT_ONCE * CHANGES_WAIT_MS;
        changesDueMs = Math.max(changesDueMs, earliestMs) + CHANGES_WAIT_MS;
        if (isLeader) leadership.agreed();
        else leadership.forget();
        if (answer.delayMs() > 0) nextRoundMs = time.milliseconds() + answer.delayMs();

        Assignment assigned = Portion.together(answer.assigned());
        Assignment revoked = chosen.isCooperative()
                ? Portion.together(answer.revoked())
                : told.reported().minus(assigned);
        holdings = told.after(generation, assigned, revoked, holdings.stoppedSince(told));
        listener.joined(new Joined(
                generation,
                myId,
                isLeader,
                URI.create(answer.leaderUrl()),
                answer.configOffset(),
                holdings.given(),
                holdings.yielding(),
                Duration.ofMillis(answer.delayMs())));
    }

    /** Once the lease has ended the group may have given this worker's work to others. */
    void noticeSilence(SessionLease lease, boolean roundUnderWay) {
        if (!isInGroup()) return;
        if (roundUnderWay) lease.waiting();
        if (lease.isHeld()) return;
        String silence = "the coordinator has not answered for "
                + lease.silence().toMillis() + " ms, and the session lasts "
                + settings.timing().session().toMillis() + " ms";
        lease.forfeit();
        lose(silence);
    }

    /** This worker is not in the group any more, or must not run anything for another reason. */
    void lose(String why) {
        holdings = Holdings.NOTHING;
        lastAnswer = Optional.empty();
        leadership.forget();
        nextRoundMs = NEVER;
        missingOffset = -1;
        stoppedByMs = time.milliseconds() + settings.timing().rebalance().toMillis();
        reason = Optional.of("everything has stopped after the group was lost");
        listener.lost(why);
    }

    // What is to be done now.

    /** The protocol of the last round; before the first, what this member would rather use. */
    GroupProtocol protocol() {
        return protocol;
    }

    boolean isInGroup() {
        return lastAnswer.isPresent();
    }

    /** Whether a join has to wait until what was lost has stopped. It does not wait for ever. */
    boolean isWaitingForStops() {
        return time.milliseconds() < stoppedByMs && stoppedByMs != NEVER;
    }

    /** With the eager protocol nothing may run while a round is held. */
    boolean mustStopForRound() {
        return !protocol.isCooperative() && !holdings.isEmpty();
    }

    /** Why a further round is due, if it is. */
    Optional<String> reasonToRejoin() {
        if (time.milliseconds() >= nextRoundMs) rejoin("the time planned for a further round has come");
        if (hasChanges() && time.milliseconds() >= changesDueMs) rejoin("connectors or tasks came or went");
        if (leadership.waitsInVain()) rejoin("a worker whose return was awaited had stopped its work before it went");
        return reason;
    }

    /** How long nothing becomes due by itself. */
    Duration untilNextRound() {
        long dueMs = hasChanges() ? Math.min(nextRoundMs, changesDueMs) : nextRoundMs;
        return Duration.ofMillis(Math.max(1, dueMs - time.milliseconds()));
    }

    private boolean hasChanges() {
        return isInGroup() && !units.equals(unitsOfRound);
    }
}
