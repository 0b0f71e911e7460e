package io.sluice.connect.membership.group;

import io.sluice.connect.membership.Assignor;
import io.sluice.connect.membership.LastWords;
import io.sluice.connect.membership.Memory;
import io.sluice.connect.membership.Plan;
import io.sluice.connect.membership.Round;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The leader's side of a member: holds rounds and remembers their outcome. A plan counts only from the moment when the group
 * took it over; if the round comes to nothing, the memory stays what it was. Rounds are held on the membership thread,
 * owners may be asked for by any thread.
 */
final class Leadership {

    /** Who can be reached where about what. */
    private record Owners(Set<URI> all, Map<String, URI> connectors, Map<TaskId, URI> tasks) {
        static final Owners UNKNOWN = new Owners(Set.of(), Map.of(), Map.of());

        static Owners of(Memory memory) {
            Set<URI> all = new HashSet<>();
            Map<String, URI> connectors = new HashMap<>();
            Map<TaskId, URI> tasks = new HashMap<>();
            memory.given().values().forEach(given -> {
                all.add(given.url());
                given.units().connectors().forEach(name -> connectors.put(name, given.url()));
                given.units().tasks().forEach(task -> tasks.put(task, given.url()));
            });
            return new Owners(all, connectors, tasks);
        }
    }

    private final Assignor assignor;
    private final Clock clock;
    private final LastWords lastWords;
    private Memory memory = Memory.NONE;
    private Plan proposed;
    private volatile Owners owners = Owners.UNKNOWN; // written by the membership thread, read by any

    Leadership(Assignor assignor, Clock clock, LastWords lastWords) {
        this.assignor = assignor;
        this.clock = clock;
        this.lastWords = lastWords;
    }

    /** Holds a round; what it comes to counts once {@link #agreed} says so. */
    Plan propose(GroupProtocol protocol, Map<String, MemberMetadata> members, ClusterSnapshot snapshot) {
        SortedMap<String, Round.Member> present = new TreeMap<>();
        members.forEach((id, metadata) -> present.put(
                id,
                new Round.Member(
                        URI.create(metadata.url()),
                        metadata.allocation()
                                .map(allocation -> Portion.together(allocation.assigned()))
                                .orElse(Assignment.NONE),
                        metadata.isLeaving())));
        var round = new Round(present, snapshot, memory, stoppedBefore(present), clock.instant());
        proposed = protocol.isCooperative() ? assignor.cooperative(round) : assignor.eager(round);
        return proposed;
    }

    private Assignment stoppedBefore(SortedMap<String, Round.Member> present) {
        Assignment stopped = stoppedWhileAwaited();
        for (Map.Entry<String, Memory.Given> before : memory.given().entrySet())
            if (!present.containsKey(before.getKey())) {
                Memory.Given gone = before.getValue();
                stopped = stopped.plus(lastWords.stopped(gone.url(), gone.units()));
            }
        return stopped;
    }

    private Assignment stoppedWhileAwaited() {
        Assignment stopped = Assignment.NONE;
        for (Map.Entry<URI, Memory.Awaited> awaited : memory.awaited().entrySet())
            stopped = stopped.plus(
                    lastWords.stopped(awaited.getKey(), awaited.getValue().units()));
        return stopped;
    }

    /** Whether work is held back for a worker that, as has been heard since, stopped it before it went. */
    boolean waitsInVain() {
        return !stoppedWhileAwaited().isEmpty();
    }

    /** The round that was proposed last came to pass. */
    void agreed() {
        if (proposed == null) return;
        memory = proposed.memory();
        owners = Owners.of(memory);
        proposed = null;
    }

    /** Somebody else leads, or nobody: what was remembered is worth nothing any more. */
    void forget() {
        memory = Memory.NONE;
        proposed = null;
        owners = Owners.UNKNOWN;
    }

    Set<URI> members() {
        return owners.all();
    }

    Optional<URI> ownerOf(String connector) {
        return Optional.ofNullable(owners.connectors().get(connector));
    }

    Optional<URI> ownerOf(TaskId task) {
        return Optional.ofNullable(owners.tasks().get(task));
    }
}
