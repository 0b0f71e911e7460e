package io.sluice.bench.pipeline;

import static io.sluice.bench.pipeline.Contender.APACHE;
import static io.sluice.bench.pipeline.Contender.RAW;
import static io.sluice.bench.pipeline.Contender.SLUICE;
import static io.sluice.bench.pipeline.Figure.What.CPU_NANOS_PER_RECORD;
import static io.sluice.bench.pipeline.Figure.What.HEAP_AFTER;
import static io.sluice.bench.pipeline.Figure.What.HEAP_BEFORE;
import static io.sluice.bench.pipeline.Figure.What.MILLIS_P50;
import static io.sluice.bench.pipeline.Figure.What.MILLIS_P99;
import static io.sluice.bench.pipeline.Figure.What.RECORDS_PER_SECOND;

import io.sluice.bench.Median;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** Tables in Markdown of the rows that all contenders went through. */
final class Tables {
    private final Figures figures;

    Tables(Figures figures) {
        this.figures = figures;
    }

    String all() {
        StringBuilder all = new StringBuilder();
        for (int tasks : new int[] {1, 4}) {
            for (Row.Direction direction : Row.Direction.values()) {
                all.append(throughput(direction, tasks));
            }
        }
        return all.append(latency()).toString();
    }

    private String throughput(Row.Direction direction, int tasks) {
        StringBuilder lines = new StringBuilder();
        for (Row row : Row.all()) {
            if (row.direction() == direction
                    && row.tasks() == tasks
                    && figures.has(row.id(), EnumSet.allOf(Contender.class))) {
                lines.append(line(row));
            }
        }
        String heading = (direction == Row.Direction.SOURCE ? "#### Sources" : "#### Sinks")
                + (tasks == 1 ? " of one task" : " of " + tasks + " tasks");
        return lines.isEmpty()
                ? ""
                : heading
                        + "\n\n| | Clients alone, records/s | Sluice ÷ clients | Apache ÷ clients | Sluice ÷ Apache"
                        + " | µs of processor a record, Sluice / Apache / clients | Live heap of Sluice with -Xmx256M, MB, after 200,000 / 1,200,000 records | Rounds |\n"
                        + "|---|--:|--:|--:|--:|--:|--:|--:|\n" + lines + "\n";
    }

    private String line(Row row) {
        return "| %s | %s | %s | %s | %s | %s / %s / %s | %s / %s | %d |%n"
                .formatted(
                        row.title(),
                        String.format(Locale.ROOT, "%,.0f", median(row, RAW, RECORDS_PER_SECOND)),
                        ratio(row, SLUICE, RAW),
                        ratio(row, APACHE, RAW),
                        ratio(row, SLUICE, APACHE),
                        micros(row, SLUICE),
                        micros(row, APACHE),
                        micros(row, RAW),
                        megabytes(row, HEAP_BEFORE),
                        megabytes(row, HEAP_AFTER),
                        figures.of(row.id(), SLUICE, RECORDS_PER_SECOND).size());
    }

    /** The median of one by the median of the other, and how far the rounds' own ratios of the extremes lie apart. */
    private String ratio(Row row, Contender one, Contender other) {
        List<Double> ones = figures.of(row.id(), one, RECORDS_PER_SECOND);
        List<Double> others = figures.of(row.id(), other, RECORDS_PER_SECOND);
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f–%.2f)",
                Median.of(ones) / Median.of(others),
                ones.get(0) / others.get(others.size() - 1),
                ones.get(ones.size() - 1) / others.get(0));
    }

    private String micros(Row row, Contender contender) {
        return String.format(Locale.ROOT, "%.2f", median(row, contender, CPU_NANOS_PER_RECORD) / 1000);
    }

    private String megabytes(Row row, Figure.What what) {
        List<Double> found = figures.of(row.id(), SLUICE, what);
        return found.isEmpty() ? "not measured" : String.format(Locale.ROOT, "%.0f", Median.of(found));
    }

    private String latency() {
        if (!figures.has(Rounds.LATENCY, EnumSet.allOf(Contender.class))) {
            return "";
        }
        StringBuilder table = new StringBuilder(
                "#### From source to sink, at 1,000 records a second\n\n| | p50, ms | p99, ms |\n|---|--:|--:|\n");
        for (Contender contender : Contender.values()) {
            String name =
                    switch (contender) {
                        case SLUICE -> "Sluice";
                        case APACHE -> "Apache";
                        case RAW -> "Clients alone";
                    };
            table.append(
                    "| %s | %s | %s |%n".formatted(name, millis(contender, MILLIS_P50), millis(contender, MILLIS_P99)));
        }
        return table.toString();
    }

    private String millis(Contender contender, Figure.What what) {
        List<Double> found = figures.of(Rounds.LATENCY, contender, what);
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", Median.of(found), found.get(0), found.get(found.size() - 1));
    }

    private double median(Row row, Contender contender, Figure.What what) {
        return Median.of(figures.of(row.id(), contender, what));
    }
}
