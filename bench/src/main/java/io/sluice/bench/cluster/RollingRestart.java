package io.sluice.bench.cluster;

import io.sluice.bench.process.Kind;
import io.sluice.bench.process.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Each of three workers with default settings is told to end and started again, one after the other. */
final class RollingRestart implements Scenario {
    /** The released worker waits five minutes for one that left, whatever comes back meanwhile. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @Override
    public String id() {
        return "roll";
    }

    @Override
    public String title() {
        return "Three workers with 30 connectors of four tasks, default settings; each is restarted by SIGTERM in turn";
    }

    @Override
    public boolean isSlow(Kind kind) {
        return kind == Kind.APACHE;
    }

    @Override
    public void measure(Stage stage, Findings findings) {
        try (Group group = stage.group(3, Map.of())) {
            group.start();
            Counting counting = new Counting(group);
            Set<String> tasks =
                    counting.start(stage, group.all()).placement().tasks().keySet();

            Instant begin = Instant.now();
            Instant settled = begin;
            for (Worker worker : group.all()) {
                stage.say("restarting " + worker.id());
                worker.stop();
                worker.start();
                worker.awaitReady();
                settled = group.awaitSettled(group.all(), LIMIT).since();
            }
            Instant end = Instant.now();

            findings.seconds("Until the last worker is back and all tasks run", Duration.between(begin, settled));
            Counted counted = counting.counted();
            var silences = counted.silences(tasks, begin, end);
            findings.seconds("Longest silence of a task, median", Findings.percentile(50, silences));
            findings.seconds("Longest silence of a task, longest", Findings.percentile(100, silences));
            findings.count("Records lost", counted.lost());
            findings.count("Records twice", counted.twice());
            findings.count(
                    "Committed offsets that stepped back", counting.offsets().steppedBack());
        }
    }
}
