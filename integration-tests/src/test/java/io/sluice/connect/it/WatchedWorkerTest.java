package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.testkit.KafkaExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Operators have JVMs watched from within, by agents that export metrics or by Flight Recorder. */
class WatchedWorkerTest {

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @TempDir
    private Path folder;

    /** Both see each class before it is used, also those that come from the archive of classes. */
    @Test
    void startsWithFlightRecorder() throws Exception {
        Map<String, String> environment =
                Map.of("KAFKA_OPTS", "-XX:StartFlightRecording=filename=" + folder.resolve("worker.jfr"));
        try (WorkerProcess worker =
                WorkerProcess.start(folder, kafka.bootstrapServers(), "watched", Map.of(), environment)) {
            assertThat(worker.rest().get("/connectors").body()).isEqualTo("[]");
            assertThat(worker.stop()).as(worker.log()).isEqualTo(143);
        }
        assertThat(folder.resolve("worker.jfr")).isNotEmptyFile();
    }
}
