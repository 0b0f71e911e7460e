package io.sluice.bench.cluster;

import io.sluice.bench.process.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of three workers dies without a word; the other two are to take its work over, and not to stumble themselves. */
final class KilledWorker implements Scenario {

    @Override
    public String id() {
        return "kill";
    }

    @Override
    public String title() {
        return "Three workers with 30 connectors of four tasks; one is killed";
    }

    @Override
    public void measure(Stage stage, Findings findings) {
        Map<String, String> settings = Counting.settings(Map.of("scheduled.rebalance.max.delay.ms", "0"));
        try (Group group = stage.group(3, settings)) {
            group.start();
            Counting counting = new Counting(group);
            Placement before = counting.start(stage, group.all()).placement();
            Balance.find(before, Group.ids(group.all()), findings);

            Worker victim = group.worker(1);
            List<Worker> others = group.without(victim);
            Set<String> orphans = before.tasksOn(victim.id());
            Set<String> unaffected = new HashSet<>(before.tasks().keySet());
            unaffected.removeAll(orphans);
            stage.say("killing a worker");
            Instant killed = Instant.now();
            victim.kill();
            Group.Settled after = group.awaitSettled(others, Counting.LIMIT);
            Instant end = Instant.now();

            findings.seconds("Until all its tasks run elsewhere", Duration.between(killed, after.since()));
            Counted counted = counting.counted();
            List<Duration> silences = counted.silences(orphans, killed, end);
            findings.seconds("Longest silence of its tasks, median", Findings.percentile(50, silences));
            findings.seconds("Longest silence of its tasks, longest", Findings.percentile(100, silences));
            findings.seconds(
                    "Longest silence of the other tasks",
                    Findings.percentile(100, counted.silences(unaffected, killed, end)));
            findings.count("Other tasks moved", others(after.placement().movedSince(before), unaffected));
            findings.count(
                    "Tasks of the busiest worker above the idlest, afterwards",
                    after.placement().taskSpread(Group.ids(others)));
            findings.count("Records lost", counted.lost());
            findings.count("Records twice", counted.twice());
            findings.count(
                    "Committed offsets that stepped back", counting.offsets().steppedBack());
        }
    }

    private static long others(Set<String> moved, Set<String> unaffected) {
        return moved.stream().filter(unaffected::contains).count();
    }
}
