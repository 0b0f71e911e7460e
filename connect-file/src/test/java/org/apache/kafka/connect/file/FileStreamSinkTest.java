package org.apache.kafka.connect.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStreamSinkTest {
    @TempDir
    Path folder;

    @Test
    void appendsALineForEachRecordAndShowsItAtOnce() throws IOException {
        Path file = folder.resolve("out.txt");
        Files.writeString(file, "before\n");
        FileStreamSinkTask task = new FileStreamSinkTask();
        task.start(Map.of("file", file.toString()));

        task.put(List.of(record("one"), record("zwei ü")));

        assertThat(file).hasContent("before\none\nzwei ü\n");
        task.stop();
    }

    @Test
    void failsAFlushWhoseLinesTheFileDidNotTake() {
        PrintStream broken = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        });
        FileStreamSinkTask task = new FileStreamSinkTask(broken);
        task.put(List.of(record("lost")));

        assertThatThrownBy(() -> task.flush(Map.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("standard output");
    }

    @Test
    void saysWhichFileItCannotOpen() {
        String file = folder.resolve("missing/out.txt").toString();
        FileStreamSinkTask task = new FileStreamSinkTask();

        assertThatThrownBy(() -> task.start(Map.of("file", file)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(file);
    }

    private static SinkRecord record(String value) {
        return new SinkRecord("lines", 0, null, null, Schema.STRING_SCHEMA, value, 0);
    }
}
