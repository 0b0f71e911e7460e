package io.sluice.connect.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.membership.Plan.Share;
import io.sluice.connect.membership.Round.Member;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Workers and a leader that never changes, over the real {@link Assignor}: each round is held with what the workers run, and
 * its outcome applied to them. After each round it asks whether the rules were kept.
 */
final class SimulatedGroup {

    private final Assignor assignor;
    private final Map<String, Integer> connectors = new TreeMap<>();
    private final Map<String, URI> urls = new TreeMap<>();
    private final Map<String, Assignment> running = new TreeMap<>();
    private final Map<String, Assignment> stopping = new TreeMap<>();
    private final Set<String> leaving = new HashSet<>();
    private Assignment stopped = Assignment.NONE;
    private Assignment unheard = Assignment.NONE;
    private Instant now = Instant.parse("2024-01-01T00:00:00Z");
    private Memory memory = Memory.NONE;
    private Plan plan;
    private int ids;

    SimulatedGroup(Duration maxDelay) {
        assignor = new Assignor(maxDelay);
    }

    /** A worker starts, or comes back, at this host; returns its member id. */
    String join(String host) {
        String id = "member-" + String.format("%04d", ++ids) + "-" + host;
        urls.put(id, URI.create("http://" + host + ":8083/"));
        running.put(id, Assignment.NONE);
        return id;
    }

    void vanish(String id) {
        urls.remove(id);
        running.remove(id);
        stopping.remove(id);
    }

    /** Stops everything, says so, and goes. */
    void depart(String id) {
        stop(id);
        hearOfStops();
        vanish(id);
    }

    /** Stops everything; that it has is not heard yet. */
    void stop(String id) {
        unheard = unheard.plus(running.get(id));
    }

    /** All that was said of stops has been heard. */
    void hearOfStops() {
        stopped = stopped.plus(unheard);
        unheard = Assignment.NONE;
    }

    /** Announces that it is about to leave. */
    void announceDeparture(String id) {
        leaving.add(id);
    }

    void connector(String name, int tasks) {
        connectors.put(name, tasks);
    }

    void delete(String name) {
        connectors.remove(name);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void passDelay() {
        pass(plan.delay());
    }

    void changeLeader() {
        memory = Memory.NONE;
    }

    Set<String> ids() {
        return urls.keySet();
    }

    Map<String, Assignment> running() {
        return running;
    }

    Assignment running(String id) {
        return running.get(id);
    }

    Plan plan() {
        return plan;
    }

    Memory memory() {
        return memory;
    }

    /** One round in which everybody stops what is revoked before the next. */
    Plan round() {
        return round(Set.of());
    }

    /** One round after which some members do not manage to stop what they have to before the next. */
    Plan round(Set<String> slow) {
        var members = new TreeMap<String, Member>();
        urls.forEach((id, url) -> members.put(
                id,
                new Member(
                        url, running.get(id).plus(stopping.getOrDefault(id, Assignment.NONE)), leaving.contains(id))));
        stopping.clear();
        plan = assignor.cooperative(new Round(members, Cluster.snapshot(1, connectors), memory, stopped, now));
        memory = plan.memory();
        stopped = Assignment.NONE;
        Map<String, Assignment> before = new HashMap<>();
        members.forEach((id, member) -> before.put(id, member.running()));
        plan.shares().forEach((id, share) -> apply(id, share, before.get(id), slow.contains(id)));
        checkRules(before);
        return plan;
    }

    /** One round in which everybody is about to leave, so that in the end nothing runs. */
    Plan leaveTaking() {
        var members = new TreeMap<String, Member>();
        urls.forEach((id, url) -> members.put(id, new Member(url, running.get(id), true)));
        return assignor.cooperative(new Round(members, Cluster.snapshot(1, connectors), memory, stopped, now));
    }

    Plan eagerRound() {
        var members = new TreeMap<String, Member>();
        urls.forEach((id, url) -> members.put(id, new Member(url, Assignment.NONE)));
        plan = assignor.eager(new Round(members, Cluster.snapshot(1, connectors), memory, stopped, now));
        memory = plan.memory();
        plan.shares().forEach((id, share) -> running.put(id, share.assigned()));
        return plan;
    }

    private void apply(String id, Share share, Assignment before, boolean slow) {
        assertThat(share.assigned().minus(before))
                .as("only what it does not run is newly assigned to %s", id)
                .isEqualTo(share.assigned());
        assertThat(before.plus(share.revoked()))
                .as("only what it runs is revoked from %s", id)
                .isEqualTo(before);
        running.put(id, before.minus(share.revoked()).plus(share.assigned()));
        if (slow) stopping.put(id, share.revoked());
    }

    private void checkRules(Map<String, Assignment> before) {
        Assignment all = new Units(new TreeMap<>(connectors)).all();
        Assignment covered = Assignment.NONE;
        for (Map.Entry<String, Assignment> entry : running.entrySet()) {
            assertThat(covered.minus(entry.getValue()))
                    .as("nothing is given to two members, but something is that %s runs", entry.getKey())
                    .isEqualTo(covered);
            covered = covered.plus(entry.getValue());
            for (Map.Entry<String, Assignment> other : before.entrySet())
                if (!other.getKey().equals(entry.getKey()))
                    assertThat(plan.shares().get(entry.getKey()).assigned().minus(other.getValue()))
                            .as("nothing is assigned that another member still runs")
                            .isEqualTo(plan.shares().get(entry.getKey()).assigned());
        }
        assertThat(all.plus(covered)).as("nothing runs that does not exist").isEqualTo(all);
        for (Share share : plan.shares().values()) covered = covered.plus(share.revoked());
        for (Memory.Awaited awaited : plan.memory().awaited().values()) covered = covered.plus(awaited.units());
        assertThat(all.minus(covered))
                .as("everything is run, revoked or held back")
                .isEqualTo(Assignment.NONE);
    }

    boolean isSettled() {
        return plan.delay().isZero()
                && plan.shares().values().stream()
                        .allMatch(share -> share.revoked().isEmpty());
    }

    /** Holds rounds as workers would until none is due; returns how many it took. */
    int settle() {
        int rounds = 0;
        do {
            if (plan != null) passDelay();
            round();
            rounds++;
            assertThat(rounds).as("rounds until the group is at rest").isLessThan(30);
        } while (!isSettled());
        return rounds;
    }

    void assertBalanced() {
        Assignment all = new Units(new TreeMap<>(connectors)).all();
        Assignment covered = Assignment.NONE;
        for (Assignment assignment : running.values()) covered = covered.plus(assignment);
        assertThat(covered).as("everything runs").isEqualTo(all);
        assertWithinOne(
                "connectors",
                running.values().stream().map(a -> a.connectors().size()).toList());
        assertWithinOne(
                "tasks", running.values().stream().map(a -> a.tasks().size()).toList());
        for (String name : connectors.keySet())
            assertWithinOne(
                    "tasks of " + name,
                    running.values().stream()
                            .map(a -> (int) a.tasks().stream()
                                    .filter(t -> t.connector().equals(name))
                                    .count())
                            .toList());
    }

    private static void assertWithinOne(String what, Collection<Integer> loads) {
        var sorted = new TreeSet<>(loads);
        assertThat(sorted.last() - sorted.first())
                .as("%s per worker: %s", what, loads)
                .isLessThanOrEqualTo(1);
    }

    static Set<TaskId> tasks(String connector, int... numbers) {
        Set<TaskId> tasks = new TreeSet<>();
        for (int number : numbers) tasks.add(new TaskId(connector, number));
        return tasks;
    }
}
