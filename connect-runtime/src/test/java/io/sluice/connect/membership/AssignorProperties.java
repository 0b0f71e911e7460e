package io.sluice.connect.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.model.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Any history of workers and connectors that come and go. {@link SimulatedGroup} asks after each round that nothing is given to
 * two members and nothing is forgotten; here the group is asked what it has come to in the end.
 */
class AssignorProperties {

    private static final Duration DELAY = Duration.ofMinutes(5);

    enum Kind {
        JOIN,
        VANISH,
        RETURN,
        DEPART,
        CREATE,
        RESIZE,
        DELETE,
        WAIT,
        SLOW_ROUND,
        NEW_LEADER,
        ROUND
    }

    /** Something that happens to the group; {@code pick} chooses whom it happens to. */
    record Event(Kind kind, int pick, int size) {
        void happenTo(SimulatedGroup group, List<String> gone) {
            List<String> ids = List.copyOf(group.ids());
            String id = ids.get(pick % ids.size());
            String connector = "c" + pick % 12;
            switch (kind) {
                case JOIN -> group.join("host" + pick);
                case VANISH, DEPART -> {
                    if (ids.size() < 2) return;
                    if (kind == Kind.VANISH) group.vanish(id);
                    else group.depart(id);
                    gone.add(id.substring("member-0000-".length()));
                }
                case RETURN -> {
                    if (!gone.isEmpty()) group.join(gone.remove(pick % gone.size()));
                }
                case CREATE, RESIZE -> group.connector(connector, size);
                case DELETE -> group.delete(connector);
                case WAIT -> group.pass(Duration.ofSeconds(pick));
                case SLOW_ROUND -> group.round(Set.of(id));
                case NEW_LEADER -> group.changeLeader();
                case ROUND -> group.round();
                default -> throw new IllegalStateException("No such event: " + kind);
            }
        }
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 9))
                .as(Event::new)
                .list()
                .ofMaxSize(60);
    }

    private static SimulatedGroup groupAfter(List<Event> history, Duration delay) {
        var group = new SimulatedGroup(delay);
        group.join("first");
        List<String> gone = new ArrayList<>();
        for (Event event : history) event.happenTo(group, gone);
        return group;
    }

    @Property(tries = 500)
    void comesToRestInBalance(@ForAll("histories") List<Event> history) {
        SimulatedGroup group = groupAfter(history, DELAY);

        group.settle();

        group.assertBalanced();
    }

    @Property(tries = 300)
    void comesToRestInBalanceWithoutPatience(@ForAll("histories") List<Event> history) {
        SimulatedGroup group = groupAfter(history, Duration.ZERO);

        assertThat(group.settle()).isLessThanOrEqualTo(4);

        group.assertBalanced();
    }

    @Property(tries = 300)
    void restsOnceItIsAtRest(@ForAll("histories") List<Event> history) {
        SimulatedGroup group = groupAfter(history, DELAY);
        group.settle();
        Map<String, Assignment> before = new HashMap<>(group.running());

        group.round();

        assertThat(group.running()).isEqualTo(before);
        assertThat(group.isSettled()).isTrue();
    }

    @Property(tries = 300)
    void aWorkerThatVanishesAndReturnsFindsItsWorkAgain(@ForAll("histories") List<Event> history, @ForAll int chosen) {
        SimulatedGroup group = groupAfter(history, DELAY);
        group.join("stays");
        String host = "comes-back";
        String id = group.join(host);
        group.settle();
        Map<String, Assignment> before = new HashMap<>(group.running());
        Assignment lost = before.remove(id);

        group.vanish(id);
        if (chosen % 2 == 0) group.round();
        String back = group.join(host);
        group.round();

        assertThat(group.running(back)).isEqualTo(lost);
        before.forEach((other, kept) -> assertThat(group.running(other)).isEqualTo(kept));
    }

    @Property(tries = 300)
    void whenAWorkerLeavesTheOthersKeepAlmostAll(@ForAll("histories") List<Event> history) {
        SimulatedGroup group = groupAfter(history, DELAY);
        group.join("stays");
        String leaver = group.join("leaves");
        group.settle();
        Map<String, Assignment> before = new HashMap<>(group.running());
        int left = before.get(leaver).tasks().size();
        before.remove(leaver);

        group.depart(leaver);
        group.settle();

        int moved = before.entrySet().stream()
                .mapToInt(entry -> entry.getValue()
                        .minus(group.running(entry.getKey()))
                        .tasks()
                        .size())
                .sum();
        assertThat(moved)
                .as("tasks moved between the others, when %d had to move", left)
                .isLessThanOrEqualTo(left);
    }

    @Property(tries = 200)
    void anEagerRoundIsBalancedAtOnce(@ForAll("histories") List<Event> history) {
        SimulatedGroup group = groupAfter(history, Duration.ZERO);

        group.eagerRound();

        group.assertBalanced();
    }
}
