package io.sluice.connect.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a run was like and whether it is a good one.
 *
 * @param promise what was promised of the records
 * @param stored by source task, the number stored as its offset in the end
 * @param healing how long it took after the last step until everything ran
 * @param failures connectors or tasks that were seen failed, in words
 * @param endedByThemselves logs of workers whose processes ended without being told to
 */
record Outcome(
        Promise promise,
        Arrivals arrivals,
        Map<String, Long> stored,
        Tally tally,
        List<Silence> silences,
        Duration healing,
        Collection<String> failures,
        List<String> endedByThemselves) {

    /** Everything that must not be, in words. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(failures);
        arrivals.topicLost()
                .forEach((task, numbers) ->
                        faults.add("Source task " + task + " lost " + numbers.size() + " records: " + few(numbers)));
        if (!arrivals.sinkLost().isEmpty())
            faults.add("The sink lost " + arrivals.sinkLost().size() + " records: " + few(arrivals.sinkLost()));
        stored.forEach((task, number) -> {
            if (number > arrivals.highest().getOrDefault(task, 0L))
                faults.add("The stored offset of source task " + task + " is " + number + ", ahead of its records");
        });
        if (promise == Promise.EXACTLY_ONCE) {
            if (arrivals.topicTwice() > 0) faults.add(arrivals.topicTwice() + " records came again");
            arrivals.highest().forEach((task, number) -> {
                if (number > stored.getOrDefault(task, 0L))
                    faults.add("Source task " + task + " has sent " + number + ", which is not its stored offset");
            });
        }
        endedByThemselves.forEach(log -> faults.add("A worker ended by itself:\n" + log));
        return faults;
    }

    private static String few(List<?> all) {
        return all.size() <= 20 ? all.toString() : all.subList(0, 20) + "...";
    }

    String report() {
        return String.join(
                "\n",
                "records in the topic   " + arrivals.records() + ", of these twice " + arrivals.topicTwice(),
                "lost before the topic  "
                        + arrivals.topicLost().values().stream()
                                .mapToInt(List::size)
                                .sum(),
                "lost before the sink   " + arrivals.sinkLost().size() + ", delivered twice " + arrivals.sinkTwice(),
                "faults                 " + tally.faults() + " " + tally,
                "longest silence        " + silences,
                "healed                 %.1f s after the last step".formatted(healing.toMillis() / 1000.0),
                faults().isEmpty() ? "GOOD" : "BAD: " + String.join("\nBAD: ", faults()));
    }
}
