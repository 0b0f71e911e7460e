package io.sluice.connect.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Lanes lanes = new Lanes(4);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        lanes.close();
    }

    @Test
    void aLaneThatIsStuckLeavesTheOthersFree() {
        lanes.run("stuck", deaf());

        Job<String> other = job("done");
        lanes.run("other", other);

        assertThat(await().atMost(LIMIT).until(() -> other.result().getNow(null), "done"::equals))
                .isEqualTo("done");
    }

    @Test
    void goesOnWithALaneWhoseJobWasGivenUpThoughItsThreadDoesNotComeBack() {
        Job<String> stuck = deaf();
        lanes.run("lane", stuck);
        Job<String> next = job("done");
        lanes.run("lane", next);
        assertThat(next.result()).isNotDone();

        await().atMost(LIMIT).until(() -> stuck.stage().startsWith("stuck"));
        stuck.result().cancel(false);

        await().atMost(LIMIT).until(() -> "done".equals(next.result().getNow(null)));
    }

    @Test
    void makesUpForThreadsThatWereLost() {
        List<Job<String>> stuck = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Job<String> job = deaf();
            stuck.add(job);
            lanes.run("lane-" + i, job);
            await().atMost(LIMIT).until(() -> job.stage().startsWith("stuck"));
            job.result().cancel(false);
        }

        Job<String> other = job("done");
        lanes.run("other", other);

        await().atMost(LIMIT).until(() -> "done".equals(other.result().getNow(null)));
    }

    @Test
    void neverRunsAJobThatWasGivenUpWhileItWaited() {
        lanes.run("lane", deaf());
        boolean[] ran = new boolean[1];
        Job<String> waiting = new Job<>("waiting", progress -> String.valueOf(ran[0] = true), Clock.systemUTC());
        lanes.run("lane", waiting);

        waiting.result().cancel(false);
        release.countDown();
        Job<String> last = job("done");
        lanes.run("lane", last);

        await().atMost(LIMIT).until(() -> "done".equals(last.result().getNow(null)));
        assertThat(ran[0]).isFalse();
    }

    private static Job<String> job(String answer) {
        return new Job<>("waiting", progress -> answer, Clock.systemUTC());
    }

    /** A job that heeds no interrupt. */
    private Job<String> deaf() {
        return new Job<>(
                "waiting",
                progress -> {
                    progress.at("stuck");
                    while (release.getCount() > 0) {
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            continue; // deaf on purpose
                        }
                    }
                    return "released";
                },
                Clock.systemUTC());
    }
}
