package io.sluice.examples.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSinkTaskTest {
    private static final TopicPartition LINES = new TopicPartition("lines", 0);

    @TempDir
    Path folder;

    private final FolderSinkTask task = new FolderSinkTask();

    @BeforeEach
    void start() {
        task.start(Map.of("folder", folder.toString()));
    }

    @Test
    void writesAFileNamedAfterItsFirstOffset() {
        task.put(List.of(record(7, "a"), record(8, "b")));
        task.flush(Map.of(LINES, new OffsetAndMetadata(9)));

        assertThat(folder.resolve("lines-0-00000000000000000007.txt")).hasContent("a\nb");
    }

    @Test
    void replacesTheFileWhenItsRecordsComeAgain() {
        task.put(List.of(record(7, "a")));
        task.flush(Map.of(LINES, new OffsetAndMetadata(8)));
        task.put(List.of(record(7, "a"), record(8, "b")));
        task.flush(Map.of(LINES, new OffsetAndMetadata(9)));

        assertThat(folder).isDirectoryNotContaining(file -> !file.toString().endsWith("07.txt"));
        assertThat(folder.resolve("lines-0-00000000000000000007.txt")).hasContent("a\nb");
    }

    @Test
    void dropsWhatItCouldNotWriteBecauseItComesAgain() throws Exception {
        task.put(List.of(record(7, "a")));
        Files.delete(folder);
        assertThatThrownBy(() -> task.flush(Map.of(LINES, new OffsetAndMetadata(8))))
                .isInstanceOf(ConnectException.class);
        Files.createDirectory(folder);

        task.put(List.of(record(7, "a")));
        task.flush(Map.of(LINES, new OffsetAndMetadata(8)));

        assertThat(folder.resolve("lines-0-00000000000000000007.txt")).hasContent("a");
    }

    private static SinkRecord record(long offset, String value) {
        return new SinkRecord("lines", 0, null, null, null, value, offset);
    }
}
