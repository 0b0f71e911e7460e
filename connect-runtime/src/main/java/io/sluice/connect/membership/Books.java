package io.sluice.connect.membership;

import io.sluice.connect.membership.Memory.Awaited;
import io.sluice.connect.membership.Memory.Given;
import io.sluice.connect.membership.Plan.Share;
import io.sluice.connect.membership.Round.Member;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The ledgers of one round, connectors and tasks, and the plan that they come to. */
final class Books {
    private final List<String> ids;
    private final List<Member> members;
    private final int staying;
    private final Ledger<String> connectors;
    private final Ledger<TaskId> tasks;

    private Books(
            List<String> ids, List<Member> members, int staying, Ledger<String> connectors, Ledger<TaskId> tasks) {
        this.ids = ids;
        this.members = members;
        this.staying = staying;
        this.connectors = connectors;
        this.tasks = tasks;
    }

    /**
     * @param vanished what belongs to workers that were gone; those that are back get it again
     * @param heldBack what is not to be given to anyone now
     */
    static Books ofRunning(Round round, Units wanted, Map<URI, Awaited> vanished, Assignment heldBack) {
        List<Member> members = inOrder(round).map(Map.Entry::getValue).toList();
        List<Assignment> running = members.stream().map(Member::running).toList();
        List<Assignment> returned = members.stream()
                .map(member -> vanished.get(member.url()))
                .map(lost -> lost == null ? Assignment.NONE : lost.units())
                .toList();
        return open(round, wanted, heldBack, members, running, returned);
    }

    /** For a round before which everybody stopped everything. */
    static Books ofStopped(Round round, Units wanted) {
        List<Member> members = inOrder(round).map(Map.Entry::getValue).toList();
        List<Assignment> nothing = Collections.nCopies(members.size(), Assignment.NONE);
        return open(round, wanted, Assignment.NONE, members, nothing, nothing);
    }

    /** Those who leave come last, so that the first are the ones who can be given something. */
    private static Stream<Map.Entry<String, Member>> inOrder(Round round) {
        return round.members().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().isLeaving()));
    }

    private static Books open(
            Round round,
            Units wanted,
            Assignment heldBack,
            List<Member> members,
            List<Assignment> running,
            List<Assignment> returned) {
        List<String> ids = inOrder(round).map(Map.Entry::getKey).toList();
        int staying =
                (int) members.stream().filter(member -> !member.isLeaving()).count();
        Memory memory = round.memory();
        List<Assignment> given = ids.stream()
                .map(memory.given()::get)
                .map(was -> was == null ? Assignment.NONE : was.units())
                .toList();
        List<Assignment> revoking = ids.stream()
                .map(id -> memory.revoking().getOrDefault(id, Assignment.NONE))
                .toList();
        List<Assignment> intended = ids.stream()
                .map(id -> memory.intended().getOrDefault(id, Assignment.NONE))
                .toList();
        List<List<Assignment>> wishes = List.of(given, returned, intended);

        List<List<String>> connectorRows = new ArrayList<>();
        List<List<TaskId>> taskRows = new ArrayList<>();
        wanted.tasksByConnector().forEach((name, size) -> {
            if (!heldBack.connectors().contains(name)) connectorRows.add(List.of(name));
            List<TaskId> row = new ArrayList<>(size);
            for (int number = 0; number < size; number++) {
                var task = new TaskId(name, number);
                if (!heldBack.tasks().contains(task)) row.add(task);
            }
            taskRows.add(row);
        });
        return new Books(
                ids,
                members,
                staying,
                ledger(staying, connectorRows, running, given, revoking, wishes, Assignment::connectors),
                ledger(staying, taskRows, running, given, revoking, wishes, Assignment::tasks));
    }

    private static <U> Ledger<U> ledger(
            int staying,
            List<List<U>> rows,
            List<Assignment> running,
            List<Assignment> given,
            List<Assignment> revoking,
            List<List<Assignment>> wishes,
            Function<Assignment, Set<U>> kind) {
        Map<U, Integer> owners = byUnit(given, kind);
        Map<U, Integer> wished = new HashMap<>();
        wishes.forEach(wish -> wished.putAll(byUnit(wish, kind))); // the later ones weigh more
        return new Ledger<>(
                staying,
                rows,
                running.stream().map(kind).toList(),
                owners,
                revoking.stream().map(kind).toList(),
                wished);
    }

    private static <U> Map<U, Integer> byUnit(List<Assignment> byMember, Function<Assignment, Set<U>> kind) {
        Map<U, Integer> members = new HashMap<>();
        for (int member = 0; member < byMember.size(); member++)
            for (U unit : kind.apply(byMember.get(member))) members.put(unit, member);
        return members;
    }

    /** Places everything so that all is balanced. */
    void level() {
        connectors.level(new int[staying]);
        tasks.level(connectors.loads());
    }

    /** Places what has no place and leaves the rest alone. */
    void fill() {
        connectors.fill(new int[staying]);
        tasks.fill(connectors.loads());
    }

    /** Whether something has to leave a member for the sake of balance. */
    boolean haveMoves() {
        return connectors.hasMoves() || tasks.hasMoves();
    }

    /** Moves a portion of that now, and says whether there is more to move later. */
    boolean moveAPortion() {
        return connectors.moveAPortion() | tasks.moveAPortion();
    }

    Plan close(Duration delay, Map<URI, Awaited> awaited, int revocations, Instant nextRevocation) {
        List<Assignment> assigned = zip(connectors.assigned(), tasks.assigned());
        List<Assignment> kept = zip(connectors.kept(), tasks.kept());
        List<Assignment> yielded = zip(connectors.yielded(), tasks.yielded());
        List<Assignment> strays = zip(connectors.strays(), tasks.strays());
        List<Assignment> intended = zip(connectors.intended(), tasks.intended());
        Map<String, Share> shares = new HashMap<>();
        Map<String, Given> given = new HashMap<>();
        Map<String, Assignment> revoking = new HashMap<>();
        Map<String, Assignment> heading = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            String id = ids.get(i);
            shares.put(id, new Share(assigned.get(i), yielded.get(i).plus(strays.get(i))));
            given.put(id, new Given(members.get(i).url(), kept.get(i).plus(assigned.get(i))));
            if (!yielded.get(i).isEmpty()) revoking.put(id, yielded.get(i));
            if (!intended.get(i).isEmpty()) heading.put(id, intended.get(i));
        }
        return new Plan(shares, delay, new Memory(given, revoking, heading, awaited, revocations, nextRevocation));
    }

    private static List<Assignment> zip(List<Set<String>> connectors, List<Set<TaskId>> tasks) {
        List<Assignment> both = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) both.add(new Assignment(connectors.get(i), tasks.get(i)));
        return both;
    }
}
