package io.sluice.bench;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/** Sets the results in Markdown: a line for each piece of work, and below them what they come to. */
final class Table {
    private Table() {}

    static String of(List<RunResult> rounds, List<String> names) {
        StringBuilder table = new StringBuilder(
                """
                | Work | Sluice ns/op | Apache ns/op | Apache ÷ Sluice | Sluice B/op | Apache B/op |
                |---|--:|--:|--:|--:|--:|
                """);
        double logs = 0;
        for (String name : names) {
            Measured sluice = Measured.of(rounds, name, Side.SLUICE);
            Measured apache = Measured.of(rounds, name, Side.APACHE);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.2f | %,.0f | %,.0f |%n",
                    name,
                    time(sluice),
                    time(apache),
                    apache.nanos() / sluice.nanos(),
                    sluice.bytes(),
                    apache.bytes()));
            logs += Math.log(apache.nanos() / sluice.nanos());
        }
        return table.append(String.format(
                        Locale.ROOT,
                        "%nGeometric mean of Apache ÷ Sluice over these lines: %.2f.%n",
                        Math.exp(logs / names.size())))
                .toString();
    }

    private static String time(Measured measured) {
        String digits = measured.nanos() < 100 ? "%.1f ± %.1f" : "%,.0f ± %,.0f";
        return String.format(Locale.ROOT, digits, measured.nanos(), measured.spread());
    }
}
