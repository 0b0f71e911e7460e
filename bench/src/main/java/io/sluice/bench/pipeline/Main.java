package io.sluice.bench.pipeline;

import io.sluice.bench.Page;
import io.sluice.bench.process.Children;
import io.sluice.bench.process.Sites;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the rows that were asked for and prints the tables of all that have been measured. */
public final class Main {
    private Main() {}

    /** The arguments: {@code [--only TEXT] [--rounds N] [--contender ID] [--memory yes] [--page FILE]}. */
    public static void main(String[] args) throws Exception {
        int rounds = 3;
        String only = "";
        List<Contender> contenders = List.of(Contender.values());
        boolean memory = false;
        Path page = null;
        for (int i = 0; i < args.length; i += 2) {
            switch (args[i]) {
                case "--rounds" -> rounds = Integer.parseInt(args[i + 1]);
                case "--only" -> only = args[i + 1];
                case "--contender" -> contenders = List.of(Contender.valueOf(args[i + 1].toUpperCase(Locale.ROOT)));
                case "--memory" -> memory = true;
                case "--page" -> page = Path.of(args[i + 1]);
                default -> throw new IllegalArgumentException("Unknown argument " + args[i]);
            }
        }
        List<String> rows = rows(only);
        if (memory) {
            contenders = List.of(Contender.SLUICE);
            rows.remove(Rounds.LATENCY);
        }
        if (rows.isEmpty()) {
            System.err.println(
                    "No row has \"" + only + "\" in its name, only there are: " + String.join(", ", rows("")));
            System.exit(2);
        }
        Sites sites = new Sites(Path.of("").toAbsolutePath());
        boolean onlyMemory = memory;
        List<String> ids = contenders.stream().map(Contender::id).toList();
        Figures figures = Figures.without(
                sites.work().resolve("pipeline/figures.csv"),
                figure -> rows.contains(figure.row())
                        && ids.contains(figure.contender())
                        && figure.what().isMemory() == onlyMemory);
        Rounds measured = new Rounds(sites, Children.endedWithThisProcess(), contenders, figures, memory);
        for (int round = 1; round <= rounds; round++) {
            for (String row : rows) {
                measured.run(row, round);
            }
        }
        String report = String.format(
                Locale.ROOT,
                "Last measured on %s: %d cores, JDK %s.%n%n%s",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                new Tables(figures).all());
        System.out.println(report);
        if (page != null) {
            new Page(page, "bench/pipelines.sh").replace(report);
        }
        System.exit(measured.isComplete() ? 0 : 1);
    }

    private static List<String> rows(String only) {
        List<String> ids = new ArrayList<>(Row.all().stream().map(Row::id).toList());
        ids.add(Rounds.LATENCY);
        ids.removeIf(id -> !id.contains(only));
        return ids;
    }
}
