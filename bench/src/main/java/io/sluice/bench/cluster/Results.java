package io.sluice.bench.cluster;

import io.sluice.bench.Median;
import io.sluice.bench.process.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The findings of all rounds of one scenario, and their table in Markdown. */
final class Results {
    private final Map<String, Map<Kind, List<Double>>> values = new LinkedHashMap<>();

    void add(Kind kind, Findings findings) {
        findings.each((what, value) -> values.computeIfAbsent(what, unknown -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, unknown -> new ArrayList<>())
                .add(value));
    }

    String table() {
        StringBuilder table = new StringBuilder("| | Sluice | Apache | Apache ÷ Sluice |\n|---|--:|--:|--:|\n");
        values.forEach((what, byKind) -> {
            List<Double> sluice = byKind.getOrDefault(Kind.SLUICE, List.of());
            List<Double> apache = byKind.getOrDefault(Kind.APACHE, List.of());
            table.append("| %s | %s | %s | %s |%n".formatted(what, text(sluice), text(apache), ratio(sluice, apache)));
        });
        return table.toString();
    }

    private static String ratio(List<Double> sluice, List<Double> apache) {
        if (sluice.isEmpty() || apache.isEmpty() || Median.of(sluice) <= 0 || Median.of(apache) <= 0) {
            return "";
        }
        return String.format(Locale.ROOT, "%.1f", Median.of(apache) / Median.of(sluice));
    }

    private static String text(List<Double> found) {
        if (found.isEmpty()) {
            return "not measured";
        }
        String median = number(Median.of(found));
        String least = number(Collections.min(found));
        String most = number(Collections.max(found));
        return least.equals(most) ? median : "%s (%s–%s)".formatted(median, least, most);
    }

    private static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        String format =
                Math.abs(value) < 1 ? "%.3f" : Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
