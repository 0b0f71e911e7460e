package io.sluice.bench.cluster;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One of three workers stands still until its session is over and others do its work, and then wakes up. What it sends then is
 * there twice, since the others sent it already or are about to.
 */
final class FrozenWorker implements Scenario {
    private static final Duration FROZEN = Duration.ofSeconds(20);
    /** The woken tasks think that they are late by the time they stood still, and the others have to get there first. */
    private static final Duration OVERTAKEN = FROZEN.plusSeconds(10);

    @Override
    public String id() {
        return "freeze";
    }

    @Override
    public String title() {
        return "Three workers with 30 connectors of four tasks; one is frozen for longer than its session, and wakes up";
    }

    @Override
    public void measure(Stage stage, Findings findings) {
        Map<String, String> settings = Counting.settings(Map.of("scheduled.rebalance.max.delay.ms", "0"));
        try (Group group = stage.group(3, settings)) {
            group.start();
            Counting counting = new Counting(group);
            counting.start(stage, group.all());

            Worker victim = group.worker(1);
            List<Worker> others = group.without(victim);
            stage.say("freezing a worker");
            Instant frozen = Instant.now();
            victim.freeze();
            Group.Settled without = group.awaitSettled(others, Counting.LIMIT);
            Duration left = FROZEN.minus(Duration.between(frozen, Instant.now()));
            Await.pass(left.isNegative() ? Duration.ZERO : left);
            stage.say("waking it up");
            Instant woken = Instant.now();
            victim.thaw();
            Group.Settled again = group.awaitSettled(group.all(), Counting.LIMIT);
            Await.pass(OVERTAKEN);

            findings.seconds("Until all its tasks run elsewhere", Duration.between(frozen, without.since()));
            findings.seconds("From waking until all three share the work", Duration.between(woken, again.since()));
            Counted counted = counting.counted();
            findings.count("Records twice, appended after waking", counted.twiceSince(woken));
            findings.count("Records twice, in all", counted.twice());
            findings.count("Records lost", counted.lost());
            findings.count(
                    "Committed offsets that stepped back", counting.offsets().steppedBack());
        }
    }
}
