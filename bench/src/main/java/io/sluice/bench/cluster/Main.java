package io.sluice.bench.cluster;

import io.sluice.bench.Page;
import io.sluice.bench.process.Children;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Plays the scenarios that {@link Arguments} ask for, prints a table for each, and sets all tables there are into a page where
 * one is named. Ends with 0 if every round had a result, with 1 if one failed.
 */
public final class Main {
    private static final List<Scenario> SCENARIOS = List.of(
            new ManyConnectors("many-idle", 0),
            new ManyConnectors("many-slow", 1),
            new KilledWorker(),
            new FrozenWorker(),
            new RollingRestart(),
            new GrowingGroup(),
            new StartUp());

    private Main() {}

    /** Measures what the arguments ask for. */
    public static void main(String[] args) throws Exception {
        Arguments arguments = Arguments.of(args);
        List<Scenario> chosen = SCENARIOS.stream()
                .filter(scenario -> arguments.only().isEmpty() || scenario.id().equals(arguments.only()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("There is no scenario \"" + arguments.only() + "\", only: "
                    + String.join(", ", SCENARIOS.stream().map(Scenario::id).toList()));
            System.exit(2);
        }
        Campaign campaign = new Campaign(arguments, Children.endedWithThisProcess(), System.out);
        Path tables = Files.createDirectories(arguments.sites().work().resolve("cluster/tables"));
        for (Scenario scenario : chosen) {
            String before = conditions(arguments.rounds());
            String table = "### " + scenario.title() + "\n\n" + before + "\n"
                    + campaign.run(scenario).table();
            System.out.println("\n" + table);
            if (arguments.page() != null) {
                Files.writeString(tables.resolve(scenario.id() + ".md"), table);
            }
        }
        if (arguments.page() != null) {
            new Page(arguments.page(), "bench/cluster.sh").replace(allOf(tables));
        }
        System.exit(campaign.isComplete() ? 0 : 1);
    }

    private static String allOf(Path tables) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Scenario scenario : SCENARIOS) {
            Path table = tables.resolve(scenario.id() + ".md");
            if (Files.exists(table)) {
                all.append(all.length() == 0 ? "" : "\n").append(Files.readString(table));
            }
        }
        return all.toString();
    }

    private static String conditions(int rounds) {
        return String.format(
                Locale.ROOT,
                "Measured on %s: %d cores with a load of %.1f before, JDK %s, rounds: %d.%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version"),
                rounds);
    }
}
