package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.testkit.ConnectRest.Answer;
import io.sluice.connect.testkit.KafkaExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker goes away in various ways under a worker with a source and a sink; the same pipeline lives through all of it. */
@TestMethodOrder(MethodOrderer.Random.class)
class BrokerTroubleTest {

    private static final String COUNTER = "counter-0";
    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final Duration PROMPTLY = Duration.ofSeconds(3);

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private static Path folder;

    private static WorkerProcess worker;

    @BeforeAll
    static void startCounting() {
        kafka.broker().createTopic(COUNTER, 1);
        Map<String, String> settings = Map.of(
                "session.timeout.ms", String.valueOf(SESSION.toMillis()),
                "heartbeat.interval.ms", "1000",
                "rebalance.timeout.ms", "10000",
                "offset.flush.interval.ms", "500",
                "scheduled.rebalance.max.delay.ms", "0");
        worker = WorkerProcess.start(
                folder,
                kafka.bootstrapServers(),
                "broker-trouble",
                settings,
                Map.of(
                        "CLASSPATH",
                        TrickySource.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath()));
        worker.rest().put("counter", Map.of("connector.class", TrickySource.class.getName()));
        worker.rest()
                .put("file", Map.of("connector.class", "FileStreamSink", "topics", COUNTER, "file", out().toString()));
        awaitProgress();
    }

    @AfterAll
    static void nothingWasLost() {
        try (WorkerProcess ending = worker) {
            assertThat(ending.stop()).as(ending.log()).isEqualTo(143);
        }
        List<Long> arrived = delivered();
        long last = arrived.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(LongStream.rangeClosed(0, last).boxed().filter(n -> !arrived.contains(n)))
                .as("numbers that did not arrive")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "killed"})
    void goesOnAfterTheBrokerWas(String how) {
        if (how.equals("killed")) kafka.broker().kill();
        else kafka.broker().stop();
        kafka.broker().restart();
        awaitProgress();
        assertAllRun();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "frozen"})
    void stopsItsTasksWhenTheGroupIsLostAndResumesByItself(String how) throws Exception {
        awaitProgress();
        int before = worker.log().length();
        if (how.equals("frozen")) kafka.broker().suspend();
        else kafka.broker().stop();
        try {
            await().until(() -> worker.log().substring(before).contains("Outside of the group"));
            // A commit that nobody answers may take longer than a task has to stop.
            await().until(() -> worker.log()
                    .substring(before)
                    .matches("(?s).*(Stopped task file-0|Task file-0 did not stop in time).*"));

            assertThat(timed(() -> assertThat(worker.rest()
                                    .get("/connectors?expand=status")
                                    .status())
                            .isEqualTo(200)))
                    .isLessThan(PROMPTLY);
            assertThat(worker.rest().get("/health").status()).isEqualTo(500);
            Answer refused = worker.rest()
                    .request(
                            "PUT",
                            "/connectors/another/config",
                            "{\"connector.class\": \"FileStreamSource\", \"topic\": \"t\", \"name\": \"another\"}");
            assertThat(refused.status()).as(refused.body()).isIn(409, 500, 503);
            assertThat(refused.json().path("message").asText()).isNotBlank();
        } finally {
            if (how.equals("frozen")) kafka.broker().resume();
            else kafka.broker().restart();
        }
        await().until(() -> worker.rest().get("/health").status() == 200);
        awaitProgress();
        assertAllRun();
        assertThat(worker.log().substring(before))
                .as("said once")
                .containsOnlyOnce("Outside of the group")
                .containsOnlyOnce("No coordinator of the group");
    }

    private static void assertAllRun() {
        worker.rest().awaitRunning("counter");
        worker.rest().awaitRunning("file");
    }

    /** Numbers arrive that were not there before. */
    private static void awaitProgress() {
        long before = delivered().size();
        await().until(() -> delivered().size() > before + 50);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200));
    }

    private static Path out() {
        return folder.resolve("out.txt");
    }

    private static List<Long> delivered() {
        try {
            if (!Files.exists(out())) return List.of();
            String text = Files.readString(out());
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(Long::valueOf)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
