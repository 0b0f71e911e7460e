package io.sluice.connect.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.testkit.ConnectExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The main job: lines of a file travel through a topic into another file. */
class FileToFileTest {

    private static final String SOURCE = "org.apache.kafka.connect.file.FileStreamSourceConnector";
    private static final String SINK = "org.apache.kafka.connect.file.FileStreamSinkConnector";

    @RegisterExtension
    static final ConnectExtension connect = new ConnectExtension();

    @TempDir
    private Path folder;

    @Test
    void linesArriveOnceAndInOrder() throws Exception {
        List<String> lines = lines(1, 1000);
        Path in = Files.write(folder.resolve("in.txt"), lines);
        Path out = folder.resolve("out.txt");

        connect.put("order-source", Map.of("connector.class", SOURCE, "file", in.toString(), "topic", "order"));
        connect.put("order-sink", Map.of("connector.class", SINK, "file", out.toString(), "topics", "order"));
        connect.awaitRunning("order-source");
        connect.awaitRunning("order-sink");

        awaitLines(out, lines);
        assertThat(connect.consume("order", 1000)).isEqualTo(lines);
    }

    @Test
    void sourceGoesOnWhereItWasAfterAnOrderlyRestart() throws Exception {
        Path in = Files.write(folder.resolve("in.txt"), lines(1, 100));
        connect.put("again", Map.of("connector.class", SOURCE, "file", in.toString(), "topic", "again"));
        connect.awaitRunning("again");
        assertThat(connect.consume("again", 100)).isEqualTo(lines(1, 100));

        connect.restartWorker();
        connect.awaitRunning("again");
        Files.write(in, lines(101, 150), StandardOpenOption.APPEND);

        assertThat(connect.consume("again", 150)).isEqualTo(lines(1, 150));
    }

    @Test
    void failedTaskTellsWhyAndDisturbsNobody() {
        Path missing = folder.resolve("no-such-folder").resolve("out.txt");
        connect.put("broken", Map.of("connector.class", SINK, "file", missing.toString(), "topics", "broken"));
        connect.produce("broken", "x");

        var status = connect.rest().awaitStatus("broken", now -> now.hasFailed());

        assertThat(status.tasks()).singleElement().satisfies(task -> assertThat(task.trace())
                .contains("no-such-folder"));
        assertThat(connect.worker().isRunning()).isTrue();
    }

    private static List<String> lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "line " + n).toList();
    }

    private static void awaitLines(Path file, List<String> lines) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(file).content().hasLineCount(lines.size()));
        assertThat(file).content().isEqualTo(String.join("\n", lines) + "\n");
    }
}
