package io.sluice.connect.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Short unless {@code sluice.faults.minutes} says otherwise, and with other faults each time unless {@code sluice.faults.seed} does. */
class FaultRunTest {
    private static final Duration SHORT = Duration.ofSeconds(35);

    @Test
    void nothingIsLostAndAllRecoversByItself() throws Exception {
        run(Promise.AT_LEAST_ONCE);
    }

    @Test
    void nothingIsLostNorComesAgainWhereThatIsPromised() throws Exception {
        run(Promise.EXACTLY_ONCE);
    }

    private static void run(Promise promise) throws Exception {
        String only = System.getProperty("sluice.faults.promise");
        assumeTrue(only == null || promise == Promise.valueOf(only), "another promise is asked for");
        long seed = Long.getLong("sluice.faults.seed", System.nanoTime() % 1_000_000);
        Integer minutes = Integer.getInteger("sluice.faults.minutes");
        Duration length = minutes == null ? SHORT : Duration.ofMinutes(minutes);
        List<String> lines = new ArrayList<>(List.of("seed " + seed + ", " + length + ", " + promise));
        Path folder =
                Files.createDirectories(Path.of("target", "faults-" + seed)).toAbsolutePath();

        Outcome outcome = new FaultRun(
                        promise,
                        FaultRun.schedule(seed, length),
                        Files.createTempDirectory(folder, "run-"),
                        Path.of(System.getProperty("sluice.test.plugins")).toAbsolutePath(),
                        line -> {
                            System.out.println(line);
                            lines.add(line);
                        })
                .run();

        lines.add(outcome.report());
        System.out.println(outcome.report());
        Files.write(folder.resolve("report.txt"), lines);
        assertThat(outcome.faults()).as(String.join("\n", lines)).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(FaultRun.schedule(7, Duration.ofMinutes(5)))
                .isEqualTo(FaultRun.schedule(7, Duration.ofMinutes(5)))
                .isNotEqualTo(FaultRun.schedule(8, Duration.ofMinutes(5)));
    }
}
