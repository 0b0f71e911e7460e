package org.apache.kafka.connect.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileStreamSourceTest {
    @TempDir
    Path folder;

    private final FileStreamSourceTask task = new FileStreamSourceTask();
    private final Map<String, Object> stored = new HashMap<>();
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("in.txt");
        task.initialize(new Context());
    }

    @AfterEach
    void stop() {
        task.stop();
    }

    @Test
    void makesARecordOfEachLine() throws Exception {
        Files.writeString(file, "one\nzwei ü\n");
        start(Map.of());

        List<SourceRecord> records = task.poll();

        assertThat(records).extracting(SourceRecord::value).containsExactly("one", "zwei ü");
        assertThat(records).extracting(SourceRecord::topic).containsOnly("lines");
        assertThat(records.get(1).sourcePartition()).isEqualTo(Map.of("filename", file.toString()));
        assertThat(records.get(1).sourceOffset()).isEqualTo(Map.of("position", 12L));
    }

    @Test
    void waitsForAFileThatIsNotThere() throws Exception {
        start(Map.of());
        assertThat(task.poll()).isNull();

        Files.writeString(file, "late\n");

        assertThat(values()).containsExactly("late");
    }

    @Test
    void readsWhatIsAppended() throws Exception {
        Files.writeString(file, "one\ntw");
        start(Map.of());
        assertThat(values()).containsExactly("one");

        Files.writeString(file, "o\nthree\n", StandardOpenOption.APPEND);

        assertThat(values()).containsExactly("two", "three");
    }

    @Test
    void goesOnFromTheStoredOffset() throws Exception {
        Files.writeString(file, "one\ntwo\n");
        stored.put("position", 4L);
        start(Map.of());

        assertThat(values()).containsExactly("two");
    }

    @Test
    void handsOverAtMostABatchAndHoldsNothingBack() throws Exception {
        Files.writeString(file, "one\ntwo\n");
        start(Map.of("batch.size", "1"));

        assertThat(values()).containsExactly("one");
        assertThat(values()).containsExactly("two");
    }

    @Test
    void returnsFromAWaitingPollWhenStopped() throws Exception {
        start(Map.of());
        Thread stopper = new Thread(task::stop);
        stopper.start();

        assertThat(task.poll()).isNull();
        stopper.join();
        assertThat(task.poll()).isNull();
    }

    @Test
    void refusesOffsetsItCouldNotUse() {
        FileStreamSourceConnector connector = new FileStreamSourceConnector();
        Map<String, String> config = Map.of("topic", "lines", "file", "in.txt");
        Map<String, ?> partition = Map.of("filename", "in.txt");

        assertThat(connector.alterOffsets(config, Map.of(partition, Map.of("position", 4))))
                .isTrue();
        assertThat(connector.alterOffsets(config, Collections.singletonMap(Map.of("odd", 1), null)))
                .isTrue();
        for (Map<String, ?> bad : List.<Map<String, ?>>of(
                Map.of("position", -1), Map.of("position", "4"), Map.of("position", 1.5), Map.of("pos", 4)))
            assertThatThrownBy(() -> connector.alterOffsets(config, Map.of(partition, bad)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("position");
        assertThatThrownBy(() -> connector.alterOffsets(config, Map.of(Map.of("path", "x"), Map.of("position", 4))))
                .hasMessageContaining("filename");
        assertThatThrownBy(() -> connector.alterOffsets(Map.of("topic", "lines"), Map.of()))
                .hasMessageContaining("standard input");
    }

    @Test
    void canBeExactlyOnceForFilesOnly() {
        FileStreamSourceConnector connector = new FileStreamSourceConnector();

        assertThat(connector.exactlyOnceSupport(Map.of("topic", "t", "file", "f")))
                .isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.exactlyOnceSupport(Map.of("topic", "t"))).isEqualTo(ExactlyOnceSupport.UNSUPPORTED);
    }

    @Test
    void givesItsOnlyTaskTheConfigurationItGot() {
        FileStreamSourceConnector connector = new FileStreamSourceConnector();
        Map<String, String> config = Map.of("topic", "lines", "file", "in.txt", "name", "a");
        connector.start(config);

        assertThat(connector.taskConfigs(7)).containsExactly(config);
    }

    private void start(Map<String, String> more) {
        Map<String, String> props = new HashMap<>(more);
        props.put("file", file.toString());
        props.put("topic", "lines");
        task.start(props);
    }

    private List<Object> values() throws InterruptedException, IOException {
        List<SourceRecord> records = task.poll();
        return records == null
                ? List.of()
                : records.stream().map(r -> (Object) r.value()).toList();
    }

    private final class Context implements SourceTaskContext, OffsetStorageReader {
        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return this;
        }

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            return stored.isEmpty() ? null : stored;
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> all = new HashMap<>();
            partitions.forEach(partition -> all.put(partition, offset(partition)));
            return all;
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new IllegalStateException("the file source has no metrics of its own");
        }
    }
}
