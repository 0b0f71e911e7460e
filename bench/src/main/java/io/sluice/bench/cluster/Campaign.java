package io.sluice.bench.cluster;

import io.sluice.bench.process.Children;
import io.sluice.bench.process.Kind;
import io.sluice.bench.process.NotReached;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Lets a scenario happen in several rounds; the kinds follow each other at once and take turns in going first. */
final class Campaign {
    private final Arguments arguments;
    private final Children children;
    private final PrintStream progress;
    private boolean complete = true;

    Campaign(Arguments arguments, Children children, PrintStream progress) {
        this.arguments = arguments;
        this.children = children;
        this.progress = progress;
    }

    /** What all rounds that came to an end found. */
    Results run(Scenario scenario) throws IOException {
        Results results = new Results();
        List<Kind> kinds = arguments.kinds();
        for (int round = 1; round <= arguments.rounds(); round++) {
            for (int turn = 0; turn < kinds.size(); turn++) {
                Kind kind = kinds.get((round + turn) % kinds.size());
                if (!scenario.isSlow(kind) || (arguments.withSlow() && round == 1)) {
                    progress.printf("  %s, round %d of %d, %s%n", scenario.id(), round, arguments.rounds(), kind.id());
                    String place = "rounds/" + scenario.id() + "-" + round + "-" + kind.id();
                    Path folder = arguments.sites().empty("cluster/" + place);
                    run(scenario, new Stage(kind, arguments.sites(), children, folder, progress), results);
                }
            }
        }
        return results;
    }

    /** Whether no round failed. */
    boolean isComplete() {
        return complete;
    }

    private void run(Scenario scenario, Stage stage, Results results) {
        Findings findings = new Findings();
        try {
            scenario.measure(stage, findings);
            results.add(stage.kind(), findings);
            findings.each((what, value) -> progress.printf("      %s: %.3g%n", what, value));
        } catch (NotReached e) {
            // What was found before the failure does not count: half a round is no round.
            complete = false;
            progress.println("    FAILED: " + e.getMessage() + " (logs in " + stage.folder() + ")");
        }
    }
}
