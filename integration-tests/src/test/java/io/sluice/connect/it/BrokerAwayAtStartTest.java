package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.ConnectWorker;
import io.sluice.connect.testkit.ConnectRest.Answer;
import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker starts before its brokers, or with a wrong address of them: it waits, and says for what. */
class BrokerAwayAtStartTest {

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    @Test
    void startsWhenTheBrokerComes() {
        kafka.broker().stop();
        try (Group group = new Group(kafka.bootstrapServers(), "early")) {
            ConnectWorker worker = group.start();
            awaitSaid(worker, "No broker answers at [" + kafka.bootstrapServers() + "]");
            kafka.broker().restart();
            Group.rest(worker).awaitReady();
        } finally {
            if (!kafka.broker().isRunning()) kafka.broker().restart();
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:1, No broker answers", "nosuch.invalid:9092, has an address"})
    void saysWhatItCannotReachAndEndsWhenTold(String address, String said) {
        try (WorkerProcess worker = WorkerProcess.launch(folder, address, "lost", Map.of())) {
            Awaitility.await("the trouble to be said")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> worker.log().contains(said) || !worker.isRunning());
            assertThat(worker.log()).containsOnlyOnce(said).contains(address);
            assertThat(worker.isRunning()).isTrue();
            assertThat(worker.stop()).isEqualTo(143);
        }
    }

    private static void awaitSaid(ConnectWorker worker, String message) {
        Awaitility.await("health to say: " + message)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Answer health = Group.rest(worker).get("/health");
                    return health.status() == 503 && health.body().contains(message);
                });
    }
}
