package io.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.bench.cluster.Counted.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountedTest {

    @Test
    void countsWhatIsMissingBelowTheHighestNumber() {
        assertThat(counted(new Entry(1, 10), new Entry(4, 20), new Entry(3, 30)).lost())
                .isEqualTo(1);
    }

    @Test
    void countsWhatCameAgainAndWhen() {
        Counted counted = counted(new Entry(1, 10), new Entry(1, 20), new Entry(2, 30), new Entry(1, 40));

        assertThat(counted.twice()).isEqualTo(2);
        assertThat(counted.twiceSince(Instant.ofEpochMilli(30))).isEqualTo(1);
        assertThat(counted.lost()).isZero();
    }

    @Test
    void silenceIsTheLongestTimeWithoutARecordBetweenTwoTimes() {
        Counted counted = counted(new Entry(1, 10), new Entry(2, 120), new Entry(3, 150), new Entry(4, 900));

        assertThat(silence(counted, 0, 160)).isEqualTo(Duration.ofMillis(110));
        assertThat(silence(counted, 130, 500)).isEqualTo(Duration.ofMillis(350));
    }

    @Test
    void aTaskThatWroteNothingWasSilentAllTheTime() {
        assertThat(silence(new Counted(Map.of()), 0, 70)).isEqualTo(Duration.ofMillis(70));
    }

    private static Duration silence(Counted counted, long from, long to) {
        return counted.silences(Set.of("numbers-0"), Instant.ofEpochMilli(from), Instant.ofEpochMilli(to))
                .get(0);
    }

    private static Counted counted(Entry... entries) {
        return new Counted(Map.of("numbers-0", List.of(entries)));
    }
}
