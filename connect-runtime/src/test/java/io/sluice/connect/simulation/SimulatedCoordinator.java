package io.sluice.connect.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The broker's side of the classic group protocol: who is a member, when a round begins and ends, and what it comes to. It
 * answers at once; the network between it and the members is somebody else's.
 */
final class SimulatedCoordinator {

    enum Error {
        NONE,
        MEMBER_ID_REQUIRED,
        UNKNOWN_MEMBER,
        ILLEGAL_GENERATION,
        REBALANCE_IN_PROGRESS
    }

    private enum State {
        EMPTY,
        PREPARING,
        COMPLETING,
        STABLE
    }

    /** @param members of the leader's answer: everybody's metadata for the chosen protocol; empty for the others */
    record JoinAnswer(
            Error error,
            String memberId,
            int generation,
            String protocol,
            String leader,
            Map<String, byte[]> members) {}

    record SyncAnswer(Error error, byte[] assignment) {}

    private static final class Seat {
        private final String id;
        private Map<String, byte[]> offers;
        private Duration session;
        private Duration rebalance;
        private Consumer<JoinAnswer> joining;
        private Consumer<SyncAnswer> syncing;
        private boolean synced;
        private byte[] assignment = new byte[0];
        private long signs; // of life, so that an alarm set before the last one is void

        Seat(String id) {
            this.id = id;
        }
    }

    private final Simulation simulation;
    private final Duration initialDelay;
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Set<String> promised = new LinkedHashSet<>();
    private State state = State.EMPTY;
    private boolean gathering; // the first members of an empty group wait for others
    private int generation;
    private String leader = "";
    private String protocol = "";
    private int ids;

    /** @param initialDelay how long the first members of an empty group wait for others */
    SimulatedCoordinator(Simulation simulation, Duration initialDelay) {
        this.simulation = simulation;
        this.initialDelay = initialDelay;
    }

    int generation() {
        return generation;
    }

    boolean isStable() {
        return state == State.STABLE;
    }

    boolean has(String memberId) {
        return seats.containsKey(memberId);
    }

    int size() {
        return seats.size();
    }

    String leader() {
        return leader;
    }

    String protocol() {
        return protocol;
    }

    // What members ask.

    void join(
            String id, Duration session, Duration rebalance, Map<String, byte[]> offers, Consumer<JoinAnswer> answer) {
        if (id.isEmpty()) {
            String fresh = "member-" + ++ids;
            promised.add(fresh);
            answer.accept(new JoinAnswer(Error.MEMBER_ID_REQUIRED, fresh, -1, "", "", Map.of()));
            return;
        }
        boolean isNew = promised.remove(id);
        if (!isNew && !seats.containsKey(id)) {
            answer.accept(new JoinAnswer(Error.UNKNOWN_MEMBER, "", -1, "", "", Map.of()));
            return;
        }
        Seat seat = seats.computeIfAbsent(id, Seat::new);
        boolean isSame = !isNew && hasSame(seat.offers, offers);
        seat.offers = offers;
        seat.session = session;
        seat.rebalance = rebalance;
        signOfLife(seat);
        boolean needsRound = state == State.EMPTY || !isSame || (state == State.STABLE && id.equals(leader));
        if (state != State.PREPARING && !needsRound) {
            answer.accept(outcome(seat));
            return;
        }
        seat.joining = answer;
        if (state == State.PREPARING) completeIfAllJoined();
        else prepare();
    }

    void sync(String id, int ofGeneration, Map<String, byte[]> assignments, Consumer<SyncAnswer> answer) {
        Error error = errorOf(id, ofGeneration);
        if (error == Error.NONE && state == State.PREPARING) error = Error.REBALANCE_IN_PROGRESS;
        if (error != Error.NONE) {
            answer.accept(new SyncAnswer(error, null));
            return;
        }
        Seat seat = seats.get(id);
        seat.synced = true;
        signOfLife(seat);
        if (state == State.STABLE) {
            answer.accept(new SyncAnswer(Error.NONE, seat.assignment));
            return;
        }
        seat.syncing = answer;
        if (!id.equals(leader)) return;
        state = State.STABLE;
        for (Seat one : List.copyOf(seats.values())) {
            one.assignment = assignments.getOrDefault(one.id, new byte[0]);
            answerSync(one, Error.NONE);
        }
    }

    Error heartbeat(String id, int ofGeneration) {
        Error error = errorOf(id, ofGeneration);
        if (error != Error.NONE) return error;
        signOfLife(seats.get(id));
        return state == State.PREPARING ? Error.REBALANCE_IN_PROGRESS : Error.NONE;
    }

    void leave(String id) {
        if (seats.containsKey(id)) remove(seats.get(id), "left");
    }

    private Error errorOf(String id, int ofGeneration) {
        if (!seats.containsKey(id)) return Error.UNKNOWN_MEMBER;
        return ofGeneration == generation ? Error.NONE : Error.ILLEGAL_GENERATION;
    }

    // Rounds.

    private void prepare() {
        for (Seat seat : List.copyOf(seats.values())) answerSync(seat, Error.REBALANCE_IN_PROGRESS);
        gathering = state == State.EMPTY;
        state = State.PREPARING;
        int present = generation;
        Duration limit = gathering ? initialDelay : longestRebalance();
        simulation.later(limit, () -> {
            if (state == State.PREPARING && generation == present) complete();
        });
        completeIfAllJoined();
    }

    private Duration longestRebalance() {
        return seats.values().stream()
                .map(seat -> seat.rebalance)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void completeIfAllJoined() {
        boolean all = seats.values().stream().allMatch(seat -> seat.joining != null);
        if (all && (!gathering || initialDelay.isZero())) complete();
    }

    private void complete() {
        for (Seat seat : List.copyOf(seats.values()))
            if (seat.joining == null) {
                simulation.trace(() -> "group: " + seat.id + " did not join in time");
                seats.remove(seat.id);
            }
        generation++;
        gathering = false;
        if (seats.isEmpty()) {
            state = State.EMPTY;
            return;
        }
        if (!seats.containsKey(leader)) leader = seats.keySet().iterator().next();
        protocol = chooseProtocol();
        state = State.COMPLETING;
        simulation.trace(
                () -> "group: round " + generation + " by " + protocol + " of " + seats.keySet() + " led by " + leader);
        for (Seat seat : List.copyOf(seats.values())) {
            Consumer<JoinAnswer> answer = seat.joining;
            seat.joining = null;
            seat.synced = false;
            signOfLife(seat);
            answer.accept(outcome(seat));
        }
        expectSyncs();
    }

    private void expectSyncs() {
        int present = generation;
        simulation.later(longestRebalance(), () -> {
            if (generation != present || state == State.PREPARING) return;
            for (Seat seat : List.copyOf(seats.values())) if (!seat.synced) remove(seat, "did not sync in time");
        });
    }

    private JoinAnswer outcome(Seat seat) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        if (seat.id.equals(leader)) seats.values().forEach(one -> members.put(one.id, one.offers.get(protocol)));
        return new JoinAnswer(Error.NONE, seat.id, generation, protocol, leader, members);
    }

    /** The one that most members like best among those that all members offer. */
    private String chooseProtocol() {
        Map<String, Integer> votes = new LinkedHashMap<>();
        for (Seat seat : seats.values())
            seat.offers.keySet().stream()
                    .filter(name -> seats.values().stream().allMatch(other -> other.offers.containsKey(name)))
                    .findFirst()
                    .ifPresent(name -> votes.merge(name, 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static boolean hasSame(Map<String, byte[]> some, Map<String, byte[]> others) {
        if (!new ArrayList<>(some.keySet()).equals(new ArrayList<>(others.keySet()))) return false;
        return some.entrySet().stream()
                .allMatch(offer -> java.util.Arrays.equals(offer.getValue(), others.get(offer.getKey())));
    }

    private static void answerSync(Seat seat, Error error) {
        Consumer<SyncAnswer> answer = seat.syncing;
        seat.syncing = null;
        if (answer != null) answer.accept(new SyncAnswer(error, error == Error.NONE ? seat.assignment : null));
    }

    // Life and death.

    private void signOfLife(Seat seat) {
        long sign = ++seat.signs;
        simulation.later(seat.session, () -> {
            if (seats.get(seat.id) != seat || seat.signs != sign) return;
            if (seat.joining != null || seat.syncing != null) signOfLife(seat); // it waits for us
            else remove(seat, "was not heard of for " + seat.session);
        });
    }

    private void remove(Seat seat, String why) {
        simulation.trace(() -> "group: " + seat.id + " is out, because it " + why);
        seats.remove(seat.id);
        if (seat.joining != null) seat.joining.accept(new JoinAnswer(Error.UNKNOWN_MEMBER, "", -1, "", "", Map.of()));
        answerSync(seat, Error.UNKNOWN_MEMBER);
        if (seat.id.equals(leader))
            leader = seats.isEmpty() ? "" : seats.keySet().iterator().next();
        if (state == State.PREPARING) completeIfAllJoined();
        else prepare();
    }
}
