package io.sluice.bench.cluster;

import io.sluice.bench.process.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two workers join a third that has all the work so far. */
final class GrowingGroup implements Scenario {

    @Override
    public String id() {
        return "grow";
    }

    @Override
    public String title() {
        return "One worker with 30 connectors of four tasks; two more join";
    }

    @Override
    public void measure(Stage stage, Findings findings) {
        try (Group group = stage.group(3, Counting.settings(Map.of()))) {
            Worker first = group.worker(0);
            first.start();
            first.awaitReady();
            Counting counting = new Counting(group);
            Placement before = counting.start(stage, List.of(first)).placement();

            stage.say("starting two more");
            Instant begin = Instant.now();
            List<Worker> joining = group.without(first);
            joining.forEach(Worker::start);
            joining.forEach(Worker::awaitReady);
            Instant ready = Instant.now();
            Group.Settled after = group.awaitBalanced(group.all(), Counting.LIMIT);
            Instant end = Instant.now();

            Set<String> moved = after.placement().movedSince(before);
            Set<String> stayed = new HashSet<>(before.tasks().keySet());
            stayed.removeAll(moved);
            findings.seconds(
                    "From the second being ready until balanced",
                    after.since().isBefore(ready) ? Duration.ZERO : Duration.between(ready, after.since()));
            findings.count("Tasks moved (80 is the least)", moved.size());
            Counted counted = counting.counted();
            List<Duration> silences = counted.silences(moved, begin, end);
            findings.seconds("Longest silence of moved tasks, median", Findings.percentile(50, silences));
            findings.seconds("Longest silence of moved tasks, longest", Findings.percentile(100, silences));
            findings.seconds(
                    "Longest silence of the tasks that stayed",
                    Findings.percentile(100, counted.silences(stayed, begin, end)));
            Balance.find(after.placement(), Group.ids(group.all()), findings);
            findings.count("Records lost", counted.lost());
            findings.count("Records twice", counted.twice());
        }
    }
}
