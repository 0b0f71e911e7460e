package io.sluice.examples.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.testkit.ConnectExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Both connectors as they are run: by a worker, through a broker. */
class FolderToFolderTest {
    @RegisterExtension
    static final ConnectExtension connect = new ConnectExtension();

    @TempDir
    Path input;

    @TempDir
    Path output;

    @Test
    void everyLineArrivesOnceAlsoAcrossARestartOfTheWorker() throws IOException {
        Files.write(input.resolve("a.txt"), List.of("a1", "a2", "a3"));
        connect.broker().createTopic("pages", 1);
        connect.put(
                "from-folder",
                Map.of(
                        "connector.class", "FolderSource",
                        "tasks.max", "2",
                        "folder", input.toString(),
                        "topic", "pages"));
        connect.put(
                "to-folder",
                Map.of(
                        "connector.class",
                        "FolderSink",
                        "tasks.max",
                        "1",
                        "folder",
                        output.toString(),
                        "topics",
                        "pages"));
        connect.awaitRunning("from-folder");
        connect.awaitRunning("to-folder");
        awaitLines(List.of("a1", "a2", "a3"));

        connect.restartWorker();
        Files.write(input.resolve("b.txt"), List.of("b1", "b2"));

        awaitLines(List.of("a1", "a2", "a3", "b1", "b2"));
        assertThat(connect.consume("pages", 5)).containsExactly("a1", "a2", "a3", "b1", "b2");
    }

    private void awaitLines(List<String> expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(collected()).isEqualTo(expected));
    }

    private List<String> collected() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList())
                lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }
}
