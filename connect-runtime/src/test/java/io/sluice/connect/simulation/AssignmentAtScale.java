package io.sluice.connect.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.membership.Cluster;
import io.sluice.connect.membership.LastWords;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.membership.group.GroupProtocol;
import io.sluice.connect.membership.group.GroupSettings;
import io.sluice.connect.membership.group.HandTime;
import io.sluice.connect.membership.group.SteppedMember;
import io.sluice.connect.model.ClusterSnapshot;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * How long a leader takes for a round: from everybody's metadata in bytes to everybody's assignment in bytes. A measurement,
 * which is run by its name only; it fails if time grows by far more than the number of tasks.
 */
class AssignmentAtScale {
    private static final int TASKS_PER_CONNECTOR = 10;
    private static final int REPEATS = 5;

    @Test
    void timeOfARoundGrowsAsTheNumberOfTasksDoes() {
        measure(10, 5_000); // warms up
        measure(100, 5_000);
        System.out.println("workers   tasks    first  one lost  one added  one deleted  one created   (milliseconds)");
        for (int workers : List.of(10, 50, 100, 200)) {
            Map<Integer, Double> sums = new TreeMap<>();
            for (int tasks : List.of(1_000, 5_000, 10_000, 20_000)) {
                double[] best = measure(workers, tasks);
                double sum = 0;
                System.out.printf(Locale.ROOT, "%7d  %6d", workers, tasks);
                for (double time : best) {
                    System.out.printf(Locale.ROOT, "  %9.1f", time);
                    sum += time;
                }
                System.out.println();
                sums.put(tasks, sum);
            }
            assertThat(sums.get(20_000)).isLessThan(4 * 3 * sums.get(5_000));
        }
    }

    /** The median time of a leader's round, in milliseconds, in each situation. */
    private static double[] measure(int workers, int tasks) {
        double[][] times = new double[5][REPEATS];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            var group = new Group(workers, tasks / TASKS_PER_CONNECTOR);
            times[0][repeat] = group.round();
            group.members.remove("member-" + (workers - 1));
            times[1][repeat] = group.round();
            group.settle();
            group.arrive(workers);
            times[2][repeat] = group.round();
            group.settle();
            group.resize("c0", -1);
            times[3][repeat] = group.round();
            group.settle();
            group.resize("new", TASKS_PER_CONNECTOR);
            times[4][repeat] = group.round();
        }
        double[] medians = new double[times.length];
        for (int situation = 0; situation < times.length; situation++)
            medians[situation] =
                    java.util.Arrays.stream(times[situation]).sorted().toArray()[REPEATS / 2];
        return medians;
    }

    /** Members that take part in one round after the other; work of lost ones is given away at once. */
    private static final class Group {
        private static final GroupSettings.Timing TIMING = new GroupSettings.Timing(
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofMinutes(1),
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                Duration.ZERO);

        private final HandTime time = new HandTime();
        private final Map<String, SteppedMember> members = new LinkedHashMap<>();
        private final Map<String, Joined> outcomes = new LinkedHashMap<>();
        private final Map<String, Integer> sizes = new TreeMap<>();
        private ClusterSnapshot snapshot;
        private int generation;

        Group(int workers, int connectors) {
            for (int c = 0; c < connectors; c++) sizes.put("c" + c, TASKS_PER_CONNECTOR);
            snapshot = Cluster.snapshot(0, sizes);
            for (int worker = 0; worker < workers; worker++) arrive(worker);
        }

        void arrive(int number) {
            String id = "member-" + number;
            var settings = new GroupSettings(
                    "group",
                    Optional.empty(),
                    GroupProtocol.SESSIONED,
                    URI.create("http://host-" + number + ":8083/"),
                    TIMING,
                    Map.of());
            var listener = new Membership.Listener() {
                @Override
                public void joined(Joined joined) {
                    outcomes.put(id, joined);
                }

                @Override
                public void lost(String reason) {
                    throw new AssertionError(reason);
                }
            };
            members.put(
                    id,
                    new SteppedMember(
                            settings,
                            () -> CompletableFuture.completedFuture(snapshot),
                            listener,
                            snapshot,
                            LastWords.NONE,
                            time));
        }

        void resize(String connector, int size) {
            if (size < 0) sizes.remove(connector);
            else sizes.put(connector, size);
            snapshot = Cluster.snapshot(snapshot.offset() + 1, sizes);
            members.values().forEach(member -> member.advanced(snapshot));
        }

        /** Holds a round; tells how many milliseconds its leader needed. */
        double round() {
            generation++;
            String leader = members.keySet().iterator().next();
            String protocol = "sessioned";
            Map<String, byte[]> metadata = new LinkedHashMap<>();
            members.forEach((id, member) ->
                    metadata.put(id, member.introduce(true).orElseThrow().get(protocol)));
            long begun = System.nanoTime();
            Map<String, byte[]> answers = members.get(leader).lead(leader, protocol, metadata);
            double took = (System.nanoTime() - begun) / 1_000_000.0;
            members.forEach((id, member) -> member.take(generation, id, protocol, answers.get(id)));
            members.values().forEach(member -> member.released(generation));
            return took;
        }

        void settle() {
            do {
                time.pass(Duration.ofMinutes(2));
                round();
            } while (members.keySet().stream()
                    .anyMatch(id -> !outcomes.get(id).revoked().isEmpty()));
        }
    }
}
