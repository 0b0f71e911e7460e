package io.sluice.connect.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Many clusters through storm and calm. A failure prints its seed and what happened; {@code -Dsluice.simulation.seed=N} has it
 * again, alone, and {@code -Dsluice.simulation.seeds=N} tries so many.
 */
class ClusterSimulationTest {
    private static final int SEEDS = Integer.getInteger("sluice.simulation.seeds", 2_000);
    private static final long FIRST = Long.getLong("sluice.simulation.first", 1);
    private static final Optional<Long> ONLY = Optional.ofNullable(Long.getLong("sluice.simulation.seed"));
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.sluice.connect");
    private static Level before;

    @BeforeAll
    static void silence() {
        before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(before);
    }

    @Test
    void aClusterKeepsTheRulesInEveryStormAndComesToRestAfterIt() {
        ONLY.ifPresentOrElse(
                ClusterSimulationTest::tellAgain,
                () -> LongStream.range(FIRST, FIRST + SEEDS).parallel().forEach(ClusterSimulationTest::tell));
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        for (long seed = 1; seed <= 5; seed++) {
            List<String> once = new ArrayList<>();
            List<String> again = new ArrayList<>();
            Story.tell(seed, once::add);
            Story.tell(seed, again::add);
            assertThat(again).isEqualTo(once);
        }
    }

    private static void tell(long seed) {
        try {
            Story.tell(seed, null);
        } catch (AssertionError | RuntimeException e) {
            tellAgain(seed);
            throw new AssertionError("Seed " + seed + " failed, but not when it was told again", e);
        }
    }

    private static void tellAgain(long seed) {
        List<String> lines = new ArrayList<>();
        try {
            Story.tell(seed, lines::add);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "Seed " + seed + ": " + e.getMessage() + "\n" + String.join("\n", lines) + "\n" + e.getMessage(),
                    e);
        }
    }
}
