package io.sluice.bench.pipeline;

import static io.sluice.bench.pipeline.Figure.What.CPU_NANOS_PER_RECORD;
import static io.sluice.bench.pipeline.Figure.What.RECORDS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {

    @TempDir
    Path folder;

    @Test
    void showsTheRatioOfMediansAndHowFarTheRoundsLieApart() throws IOException {
        Figures figures = Figures.without(folder.resolve("figures.csv"), figure -> false);
        Map<Contender, double[]> rounds = Map.of(
                Contender.SLUICE, new double[] {90, 100, 120},
                Contender.APACHE, new double[] {50, 50, 50},
                Contender.RAW, new double[] {80, 200, 200});
        for (Map.Entry<Contender, double[]> one : rounds.entrySet()) {
            for (double value : one.getValue()) {
                figures.add(new Figure("sink-json-1", one.getKey().id(), RECORDS_PER_SECOND, value));
                figures.add(new Figure("sink-json-1", one.getKey().id(), CPU_NANOS_PER_RECORD, 1500));
            }
        }

        assertThat(new Tables(figures).all())
                .contains("#### Sinks of one task")
                .contains("| JSON without schemas | 200 | 0.50 (0.45–1.50) | 0.25 (0.25–0.63) | 2.00 (1.80–2.40) |")
                .contains("| 1.50 / 1.50 / 1.50 | not measured / not measured | 3 |");
    }

    @Test
    void leavesOutWhatNotAllHaveDone() throws IOException {
        Figures figures = Figures.without(folder.resolve("figures.csv"), figure -> false);
        figures.add(new Figure("sink-json-1", Contender.SLUICE.id(), RECORDS_PER_SECOND, 1));

        assertThat(new Tables(figures).all()).isEmpty();
    }

    @Test
    void keepsFiguresOfOtherOccasions() throws IOException {
        Path file = folder.resolve("figures.csv");
        Figures before = Figures.without(file, figure -> false);
        before.add(new Figure("latency", "raw", RECORDS_PER_SECOND, 1));
        before.add(new Figure("sink-json-4", "raw", RECORDS_PER_SECOND, 2));

        Figures after = Figures.without(file, figure -> figure.row().equals("latency"));

        assertThat(after.of("latency", Contender.RAW, RECORDS_PER_SECOND)).isEmpty();
        assertThat(after.of("sink-json-4", Contender.RAW, RECORDS_PER_SECOND)).containsExactly(2.0);
    }
}
