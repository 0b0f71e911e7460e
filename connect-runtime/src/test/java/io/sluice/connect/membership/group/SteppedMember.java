package io.sluice.connect.membership.group;

import io.sluice.connect.membership.Assignor;
import io.sluice.connect.membership.LastWords;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A {@link Member} with its {@link Leadership}, speaking in the bytes of the group protocol as {@link Coordinator} does, for a
 * simulation that plays the client and the broker.
 */
public final class SteppedMember {
    private final Leadership leadership;
    private final Member member;
    private final SessionLease lease;

    /** A member whose lease begins as if it had just been heard of. */
    public SteppedMember(
            GroupSettings settings,
            Supplier<CompletableFuture<ClusterSnapshot>> refresh,
            Membership.Listener listener,
            ClusterSnapshot snapshot,
            LastWords lastWords,
            HandTime time) {
        lease = new SessionLease(settings.timing(), time);
        lease.alive(lease.now());
        leadership = new Leadership(new Assignor(settings.timing().maxDelay()), time, lastWords);
        member = new Member(settings, leadership, refresh, listener, snapshot, time);
    }

    /** What it tells of itself, by protocol; empty if something had to stop first, and it counts as lost now. */
    public Optional<Map<String, byte[]>> introduce(boolean stillMember) {
        try {
            var offers = new LinkedHashMap<String, byte[]>();
            member.introduce(stillMember)
                    .forEach((protocol, metadata) -> offers.put(protocol.wireName(), metadata.write()));
            return Optional.of(offers);
        } catch (MustStopFirst first) {
            if (first.isDropped()) lease.forfeit();
            member.lose(first.getMessage());
            return Optional.empty();
        }
    }

    public Map<String, byte[]> lead(String myId, String protocol, Map<String, byte[]> members) {
        var introduced = new HashMap<String, MemberMetadata>();
        members.forEach((id, metadata) -> introduced.put(id, MemberMetadata.read(ByteBuffer.wrap(metadata))));
        var answers = new HashMap<String, byte[]>();
        member.lead(myId, GroupProtocol.named(protocol), introduced)
                .forEach((id, answer) -> answers.put(id, answer.write()));
        return answers;
    }

    public void take(int generation, String myId, String protocol, byte[] assignment) {
        member.take(
                generation, myId, GroupProtocol.named(protocol), MemberAssignment.read(ByteBuffer.wrap(assignment)));
    }

    public void advanced(ClusterSnapshot snapshot) {
        member.advanced(snapshot);
    }

    public void rejoin(String reason) {
        member.rejoin(reason);
    }

    public void released(int generation) {
        member.released(generation);
    }

    public void releasedAll() {
        member.releasedAll();
    }

    /** The coordinator took it for alive when it got what was sent then. */
    public void alive(long sentMs) {
        lease.alive(sentMs);
    }

    public void noticeSilence(boolean roundUnderWay) {
        member.noticeSilence(lease, roundUnderWay);
    }

    /** Whether what runs here may send, deliver and store. */
    public boolean holdsLease() {
        return lease.isHeld();
    }

    public void leave() {
        member.leave();
    }

    public boolean hasTakenLeave() {
        return member.hasTakenLeave();
    }

    /** Loses the group if a round of the eager protocol may not begin yet. */
    public boolean mustStopForRound() {
        if (!member.mustStopForRound()) return false;
        member.lose("a round of the eager protocol begins");
        return true;
    }

    public boolean isInGroup() {
        return member.isInGroup();
    }

    public boolean isWaitingForStops() {
        return member.isWaitingForStops();
    }

    public Optional<String> reasonToRejoin() {
        return member.reasonToRejoin();
    }

    public Duration untilNextRound() {
        return member.untilNextRound();
    }

    public Set<URI> members() {
        return leadership.members();
    }

    public Optional<URI> ownerOf(String connector) {
        return leadership.ownerOf(connector);
    }

    public Optional<URI> ownerOf(TaskId task) {
        return leadership.ownerOf(task);
    }
}
