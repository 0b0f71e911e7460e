package io.sluice.connect.membership.group;

import io.sluice.connect.membership.Assignor;
import io.sluice.connect.membership.Memory;
import io.sluice.connect.membership.Plan;
import io.sluice.connect.membership.Round;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leader's side of a member: holds rounds and remembers their outcome. A plan counts only from the moment when the group
 * took it over; if the round comes to nothing, the memory stays what it was. Rounds are held on the membership thread,
 * owners may be asked for by any thread.
 */
final class Leadership {

    /** Who can be reached where about what. */
    private record Owners(Map<String, URI> connectors, Map<TaskId, URI> tasks) {
        static final Owners UNKNOWN = new Owners(Map.of(), Map.of());

        static Owners of(Memory memory) {
            Map<String, URI> connectors = new HashMap<>();
            Map<TaskId, URI> tasks = new HashMap<>();
            memory.given().values().forEach(given -> {
                given.units().connectors().forEach(name -> connectors.put(name, given.url()));
                given.units().tasks().forEach(task -> tasks.put(task, given.url()));
            });
            return new Owners(connectors, tasks);
        }
    }

    private final Assignor assignor;
    private final Clock clock;
    private final Set<String> departed =
            ConcurrentHashMap.newKeySet(); // told by any thread, read by the membership thread
    private Memory memory = Memory.NONE;
    private Plan proposed;
    private volatile Owners owners = Owners.UNKNOWN; // written by the membership thread, read by any

    Leadership(Assignor assignor, Clock clock) {
        this.assignor = assignor;
        this.clock = clock;
    }

    /** A member said good-bye, so nobody needs to wait for it. */
    void departed(String memberId) {
        departed.add(memberId);
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
                                .orElse(Assignment.NONE))));
        var round = new Round(present, snapshot, memory, Set.copyOf(departed), clock.instant());
        proposed = protocol.isCooperative() ? assignor.cooperative(round) : assignor.eager(round);
        return proposed;
    }

    /** The round that was proposed last came to pass. */
    void agreed() {
        if (proposed == null) return;
        memory = proposed.memory();
        departed.removeIf(id -> !memory.given().containsKey(id));
        owners = Owners.of(memory);
        proposed = null;
    }

    /** Somebody else leads, or nobody: what was remembered is worth nothing any more. */
    void forget() {
        memory = Memory.NONE;
        proposed = null;
        departed.clear();
        owners = Owners.UNKNOWN;
    }

    Optional<URI> ownerOf(String connector) {
        return Optional.ofNullable(owners.connectors().get(connector));
    }

    Optional<URI> ownerOf(TaskId task) {
        return Optional.ofNullable(owners.tasks().get(task));
    }
}
