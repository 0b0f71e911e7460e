package io.sluice.bench.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lets a scenario happen in several rounds; the kinds follow each other at once and take turns in going first. */
final class Campaign {
    private final Sites sites;
    private final Children children;
    private final Path folder;
    private final int rounds;
    private final PrintStream progress;
    private boolean complete = true;

    Campaign(Sites sites, Children children, Path folder, int rounds, PrintStream progress) {
        this.sites = sites;
        this.children = children;
        this.folder = folder;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** What all rounds that came to an end found. */
    Results run(Scenario scenario, List<Kind> kinds) throws IOException {
        Results results = new Results();
        for (int round = 1; round <= rounds; round++) {
            for (int turn = 0; turn < kinds.size(); turn++) {
                Kind kind = kinds.get((round + turn) % kinds.size());
                progress.printf("  %s, round %d of %d, %s%n", scenario.id(), round, rounds, kind.id());
                Path place = folder.resolve(scenario.id() + "-" + round + "-" + kind.id());
                run(scenario, new Stage(kind, sites, children, empty(place), progress), results);
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

    private static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
