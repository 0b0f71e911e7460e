package io.sluice.connect.simulation;

import io.sluice.connect.membership.LastWords;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.group.GroupSettings;
import io.sluice.connect.membership.group.SteppedMember;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.simulation.SimulatedCoordinator.Error;
import io.sluice.connect.simulation.SimulatedCoordinator.JoinAnswer;
import io.sluice.connect.simulation.SimulatedCoordinator.SyncAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The place of one process in the group: a real member, and around it what the membership thread and the client of a Kafka
 * worker do with it. Requests may be lost while the process is cut off from its group.
 */
final class SimulatedMembership implements Membership {
    private static final String EAGER = "default";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final GroupSettings settings;
    private final SimulatedCoordinator coordinator;
    private final SimulatedProcess process;
    private final Simulation simulation;
    private final Supplier<CompletableFuture<ClusterSnapshot>> refresh;
    private final LastWords lastWords;
    private final Queue<Consumer<SteppedMember>> mailbox = new ArrayDeque<>();
    private Listener listener;
    private SteppedMember member;
    private ClusterSnapshot snapshot = ClusterSnapshot.EMPTY;
    private String memberId = "";
    private int generation = -1;
    private boolean roundDue = true;
    private boolean joining; // joined, and not answered yet
    private boolean syncing; // joined and answered; the outcome is outstanding
    private Runnable outcome; // of a round, not yet taken
    private long aliveMs;
    private long steps;
    private int connection; // answers to what was asked over an earlier one never come
    private long endOfRoundMs; // the last time when it had joined and not heard of the outcome
    private String protocol = EAGER; // of the last round
    private long turnedEagerMs;
    private boolean closed;
    private Runnable whenTakenLeave; // null unless somebody waits for it

    SimulatedMembership(
            GroupSettings settings,
            SimulatedCoordinator coordinator,
            SimulatedProcess process,
            Simulation simulation,
            Supplier<CompletableFuture<ClusterSnapshot>> refresh,
            LastWords lastWords) {
        this.lastWords = lastWords;
        this.settings = settings;
        this.coordinator = coordinator;
        this.process = process;
        this.simulation = simulation;
        this.refresh = refresh;
    }

    @Override
    public void start(Listener told) {
        listener = told;
        aliveMs = simulation.nowMs();
        member = new SteppedMember(settings, refresh, told, snapshot, lastWords, simulation.time());
        process.later(Duration.ZERO, this::step);
        beat();
    }

    @Override
    public void advanced(ClusterSnapshot newest) {
        snapshot = newest;
        tell(it -> it.advanced(newest));
    }

    @Override
    public void requestRejoin(String reason) {
        tell(it -> it.rejoin(reason));
    }

    @Override
    public void released() {
        tell(SteppedMember::releasedAll);
    }

    @Override
    public void released(int ofGeneration) {
        tell(it -> it.released(ofGeneration));
    }

    /** Tells the group that this worker leaves; then goes on with this. */
    void announceDeparture(Runnable then) {
        whenTakenLeave = then;
        tell(SteppedMember::leave);
    }

    private void tell(Consumer<SteppedMember> message) {
        if (member == null) return;
        mailbox.add(message);
        stepIn(simulation.millis(0, 10));
    }

    // The membership thread.

    private void stepIn(Duration delay) {
        process.later(delay, this::step);
    }

    private void step() {
        if (closed) return;
        while (!mailbox.isEmpty()) mailbox.remove().accept(member);
        member.noticeSilence(isRoundUnderWay());
        if (whenTakenLeave != null && member.hasTakenLeave()) {
            process.later(Duration.ZERO, whenTakenLeave);
            whenTakenLeave = null;
        }
        if (!member.isWaitingForStops()) {
            if (!isRoundDue()) member.reasonToRejoin().ifPresent(this::requestRound);
            if (isRoundDue()) takePartInRound();
        }
        long mine = ++steps;
        Duration next = member.untilNextRound().compareTo(LONGEST_WAIT) < 0 ? member.untilNextRound() : LONGEST_WAIT;
        process.later(next, () -> {
            if (mine == steps) step();
        });
    }

    private boolean isRoundUnderWay() {
        return joining || syncing;
    }

    private boolean isRoundDue() {
        return roundDue || isRoundUnderWay() || outcome != null;
    }

    private void requestRound(String reason) {
        simulation.trace(() -> process + " asks for a round: " + reason);
        roundDue = true;
    }

    private void takePartInRound() {
        if (member.mustStopForRound()) return;
        if (outcome != null) {
            Runnable arrived = outcome;
            outcome = null;
            arrived.run();
        } else if (!isRoundUnderWay()) join();
    }

    private void join() {
        Optional<Map<String, byte[]>> offers = member.introduce(generation >= 0);
        if (offers.isEmpty()) {
            stepIn(Duration.ofMillis(1));
            return;
        }
        joining = true;
        String asWhom = memberId;
        GroupSettings.Timing timing = settings.timing();
        ask(
                (coordinator, answer) ->
                        coordinator.join(asWhom, timing.session(), timing.rebalance(), offers.get(), answer),
                this::joined);
    }

    private void joined(JoinAnswer answer) {
        joining = false;
        if (answer.error() == Error.NONE) {
            memberId = answer.memberId();
            generation = answer.generation();
            syncing = true;
            long sentMs = simulation.nowMs();
            boolean leads = answer.leader().equals(memberId);
            Map<String, byte[]> assignments =
                    leads ? member.lead(memberId, answer.protocol(), answer.members()) : Map.of();
            ask(
                    (SimulatedCoordinator coordinator, Consumer<SyncAnswer> reply) ->
                            coordinator.sync(memberId, answer.generation(), assignments, reply),
                    synced -> synced(answer, synced, sentMs));
        } else {
            if (answer.error() == Error.UNKNOWN_MEMBER) forgetGeneration();
            memberId = answer.memberId();
            stepIn(simulation.millis(0, 100));
        }
    }

    private void synced(JoinAnswer round, SyncAnswer answer, long sentMs) {
        syncing = false;
        endOfRoundMs = simulation.nowMs();
        noteSignOfLife(answer.error(), sentMs);
        if (answer.error() == Error.NONE) {
            roundDue = false;
            outcome = () -> take(round, answer);
        } else if (answer.error() == Error.REBALANCE_IN_PROGRESS) roundDue = true;
        else dropped(answer.error());
        stepIn(simulation.millis(0, 5));
    }

    private void take(JoinAnswer round, SyncAnswer answer) {
        if (generation != round.generation()) { // dropped since
            roundDue = true;
            stepIn(Duration.ofMillis(1));
            return;
        }
        boolean turnsEager = round.protocol().equals(EAGER) && !protocol.equals(EAGER);
        if (turnsEager) turnedEagerMs = simulation.nowMs();
        protocol = round.protocol();
        member.take(round.generation(), memberId, round.protocol(), answer.assignment());
    }

    private void dropped(Error error) {
        simulation.trace(() -> process + " hears " + error);
        forgetGeneration();
        if (error == Error.UNKNOWN_MEMBER) memberId = "";
    }

    private void forgetGeneration() {
        generation = -1;
        roundDue = true;
    }

    // The heartbeat thread.

    private void beat() {
        if (closed) return;
        if (generation >= 0 && !joining) {
            long sentMs = simulation.nowMs();
            int of = generation;
            ask(
                    (SimulatedCoordinator coordinator, Consumer<Error> reply) ->
                            reply.accept(coordinator.heartbeat(memberId, of)),
                    error -> heard(error, of, sentMs));
        }
        process.later(settings.timing().heartbeat(), this::beat);
    }

    private void heard(Error error, int of, long sentMs) {
        noteSignOfLife(error, sentMs);
        if (error == Error.NONE || of != generation || joining) return;
        if (error == Error.REBALANCE_IN_PROGRESS) roundDue = true;
        else dropped(error);
        stepIn(simulation.chance(0.5) ? simulation.millis(0, 20) : simulation.millis(0, 3000));
    }

    private void noteSignOfLife(Error error, long sentMs) {
        if (error != Error.NONE && error != Error.REBALANCE_IN_PROGRESS) return;
        aliveMs = Math.max(aliveMs, sentMs);
        member.alive(sentMs);
    }

    // The network.

    /** A request whose answer may be long in coming, or never come, which the client notices by and by. */
    private <A> void ask(BiConsumer<SimulatedCoordinator, Consumer<A>> request, Consumer<A> then) {
        boolean arrives = !process.isCutOff() || simulation.chance(0.3);
        boolean isAnswered = !process.isCutOff();
        if (!isAnswered) process.later(simulation.millis(1_000, 10_000), this::disconnected);
        if (!arrives) return;
        int over = connection;
        simulation.later(
                simulation.millis(0, 5),
                () -> request.accept(coordinator, answer -> {
                    if (!isAnswered) return;
                    if (process.isCutOff()) process.later(simulation.millis(1_000, 10_000), this::disconnected);
                    else
                        process.later(simulation.millis(0, 5), () -> {
                            if (!closed && over == connection) then.accept(answer);
                        });
                }));
    }

    /** Whatever was asked for is asked for again. */
    private void disconnected() {
        connection++;
        if (!isRoundUnderWay()) return;
        endOfRoundMs = simulation.nowMs();
        joining = false;
        syncing = false;
        roundDue = true;
        stepIn(simulation.millis(0, 100));
    }

    // What others want to know.

    /** Whether the coordinator counts this process among its members. */
    boolean isKnown() {
        return coordinator.has(memberId);
    }

    /** The time since this process learned of a round by the eager protocol after cooperative ones; none if it has yet to. */
    long msSinceTurnedEager() {
        return protocol.equals(EAGER) ? simulation.nowMs() - turnedEagerMs : 0;
    }

    /** Until when this process may not know that the group goes on without it. */
    long latestNoticeMs() {
        GroupSettings.Timing timing = settings.timing();
        long endOfSessionMs = aliveMs + timing.session().toMillis();
        long latestMs = isRoundUnderWay() ? endOfSessionMs + timing.rebalance().toMillis() : endOfRoundMs;
        return Math.max(endOfSessionMs, latestMs) + LONGEST_WAIT.toMillis();
    }

    /** Whether it takes part, and sees no reason for a further round, now or later. */
    boolean isAtRest() {
        return member != null
                && member.isInGroup()
                && !isRoundDue()
                && mailbox.isEmpty()
                && generation == coordinator.generation()
                && member.reasonToRejoin().isEmpty()
                && member.untilNextRound().compareTo(Duration.ofDays(1)) > 0;
    }

    @Override
    public Optional<String> memberId() {
        return memberId.isEmpty() ? Optional.empty() : Optional.of(memberId);
    }

    @Override
    public Set<URI> members() {
        return member.members();
    }

    @Override
    public Optional<URI> ownerOf(String connector) {
        return member.ownerOf(connector);
    }

    @Override
    public Optional<URI> ownerOf(TaskId task) {
        return member.ownerOf(task);
    }

    @Override
    public String toString() {
        return (memberId.isEmpty() ? "nobody" : memberId) + (isKnown() ? "" : ", unknown to the group") + ", heard of "
                + (simulation.nowMs() - aliveMs) + " ms ago" + (isRoundUnderWay() ? ", in a round" : "");
    }

    /** Says good-bye. */
    @Override
    public void close() {
        closed = true;
        String leaver = memberId;
        if (!process.isCutOff()) simulation.later(simulation.millis(0, 5), () -> coordinator.leave(leaver));
    }
}
