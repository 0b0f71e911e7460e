package io.sluice.testconnectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberedSinkTaskTest {

    @TempDir
    Path folder;

    @Test
    void hasWrittenWhatItWasGivenWhenPutReturns() throws Exception {
        NumberedSinkTask task = started();

        task.put(List.of(record(7, "0 1 99"), record(8, "0 2 99")));

        assertThat(files()).singleElement().satisfies(file -> {
            assertThat(file.getFileName().toString()).startsWith("sink-0-").endsWith(".txt");
            assertThat(file).hasContent("numbers-1-7 0 1 99\nnumbers-1-8 0 2 99");
        });
        task.stop();
    }

    @Test
    void writesToAnotherFileInItsNextLife() throws Exception {
        for (int life = 0; life < 2; life++) {
            NumberedSinkTask task = started();
            task.put(List.of(record(7, "0 1 99")));
            task.stop();
        }

        assertThat(files()).hasSize(2);
    }

    private NumberedSinkTask started() {
        NumberedSinkTask task = new NumberedSinkTask();
        task.start(
                Map.of("name", "sink", "task", "0", "dir", folder.resolve("out").toString()));
        return task;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.toList();
        }
    }

    private static SinkRecord record(long offset, String value) {
        return new SinkRecord("numbers", 1, null, null, null, value, offset);
    }
}
