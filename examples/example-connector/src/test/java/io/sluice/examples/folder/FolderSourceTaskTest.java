package io.sluice.examples.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTaskTest {
    @TempDir
    Path folder;

    @Test
    void readsFilesByNameInBatches() throws Exception {
        Files.write(folder.resolve("b.txt"), List.of("third"));
        Files.write(folder.resolve("a.txt"), List.of("first", "second"));
        Files.write(folder.resolve("a.part"), List.of("not yet"));
        FolderSourceTask task = task(Map.of(), "0", "1");

        assertThat(task.poll()).extracting(SourceRecord::value).containsExactly("first", "second");
        assertThat(task.poll()).extracting(SourceRecord::value).containsExactly("third");
    }

    @Test
    void goesOnBehindTheLinesAlreadySent() throws Exception {
        Files.write(folder.resolve("a.txt"), List.of("first", "second", "third"));
        FolderSourceTask task = task(Map.of(Map.of("file", "a.txt"), Map.of("line", 1L)), "0", "1");

        List<SourceRecord> records = task.poll();

        assertThat(records).extracting(SourceRecord::value).containsExactly("second", "third");
        assertThat(records.get(1).sourceOffset()).isEqualTo(Map.of("line", 3L));
    }

    @Test
    void readsOnlyItsShareOfTheFiles() throws Exception {
        Files.write(folder.resolve("a.txt"), List.of("of a"));
        Files.write(folder.resolve("b.txt"), List.of("of b"));
        String shareOfB = Integer.toString(Math.floorMod("b.txt".hashCode(), 2));

        assertThat(task(Map.of(), shareOfB, "2").poll())
                .extracting(SourceRecord::value)
                .containsExactly("of b");
    }

    @Test
    void asksToBePolledAgainWhileTheFolderCannotBeRead() {
        FolderSourceTask task = task(Map.of(), "0", "1");
        folder.toFile().delete();

        assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class).hasMessageContaining(folder.toString());
    }

    @Test
    void refusesAnOffsetItCouldNotUse() {
        var connector = new FolderSourceConnector();

        assertThat(connector.alterOffsets(Map.of(), Map.of(Map.of("file", "a.txt"), Map.of("line", 7))))
                .isTrue();
        assertThatThrownBy(() -> connector.alterOffsets(Map.of(), Map.of(Map.of("file", "a.txt"), Map.of("row", 7))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("line");
    }

    private FolderSourceTask task(Map<Map<String, ?>, Map<String, Object>> stored, String share, String shares) {
        FolderSourceTask task = new FolderSourceTask();
        task.initialize(new Context(stored));
        task.start(Map.of(
                "folder",
                folder.toString(),
                "topic",
                "lines",
                "batch.size",
                "2",
                "task.share",
                share,
                "task.shares",
                shares));
        return task;
    }

    /** What a worker offers a source task, as far as this one uses it. */
    private record Context(Map<Map<String, ?>, Map<String, Object>> stored) implements SourceTaskContext {
        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new OffsetStorageReader() {
                @Override
                public <T> Map<String, Object> offset(Map<String, T> partition) {
                    return stored.get(partition);
                }

                @Override
                public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException();
        }
    }
}
