package io.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.process.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResultsTest {

    @Test
    void showsMediansExtremesAndTheirRatio() {
        Results results = new Results();
        for (int round = 1; round <= 3; round++) {
            results.add(Kind.SLUICE, seconds(round));
            results.add(Kind.APACHE, seconds(10));
        }

        assertThat(results.table()).endsWith("| Until done, s | 2 (1–3) | 10 | 5.0 |\n");
    }

    @Test
    void saysSoWhereAKindWasNotMeasured() {
        Results results = new Results();
        results.add(Kind.SLUICE, seconds(1));

        assertThat(results.table()).endsWith("| Until done, s | 1 | not measured |  |\n");
    }

    private static Findings seconds(int seconds) {
        Findings findings = new Findings();
        findings.seconds("Until done", Duration.ofSeconds(seconds));
        return findings;
    }
}
