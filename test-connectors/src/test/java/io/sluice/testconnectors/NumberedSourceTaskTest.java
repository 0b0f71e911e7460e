package io.sluice.testconnectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NumberedSourceTaskTest {

    private static final Map<String, String> FAST = Map.of("topic", "numbers", "rate", "1000000");

    @Test
    void countsFromOneAndStoresTheNumberAsOffset() throws Exception {
        NumberedSourceTask task = task(3, FAST, Map.of());

        List<SourceRecord> records = take(task, 2);

        assertThat(records.get(0).value().toString()).matches("3 1 \\d{19}");
        assertThat(records.get(1).value().toString()).startsWith("3 2 ");
        assertThat(records.get(1).sourcePartition()).isEqualTo(Map.of("task", "3"));
        assertThat(records.get(1).sourceOffset()).isEqualTo(Map.of("number", 2L));
    }

    @Test
    void goesOnBehindItsStoredOffset() throws Exception {
        NumberedSourceTask task = task(0, FAST, Map.of(Map.of("task", "0"), Map.of("number", 41)));

        assertThat(take(task, 1).get(0).value().toString()).startsWith("0 42 ");
    }

    @Test
    void isIdleBehindItsLimit() throws Exception {
        NumberedSourceTask task = task(0, with(FAST, "limit", "5"), Map.of());

        assertThat(take(task, 5)).hasSize(5);
        assertThat(task.poll()).isNull();
    }

    @Test
    void writesToThePartitionOfItsNumberIfTold() throws Exception {
        assertThat(take(task(5, with(FAST, "partitions", "4"), Map.of()), 1)
                        .get(0)
                        .kafkaPartition())
                .isEqualTo(1);
        assertThat(take(task(5, FAST, Map.of()), 1).get(0).kafkaPartition()).isNull();
    }

    @Test
    void pollsNothingAndWithoutWaitingOnceStopped() throws Exception {
        NumberedSourceTask task = task(0, Map.of("topic", "numbers", "rate", "0"), Map.of());
        task.stop();

        long begin = System.nanoTime();
        for (int poll = 0; poll < 100; poll++) {
            assertThat(task.poll()).isNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void makesATaskConfigurationForEachTaskAllowed() {
        NumberedSource source = new NumberedSource();
        source.start(FAST);

        assertThat(source.taskConfigs(2))
                .extracting(config -> config.get("task"))
                .containsExactly("0", "1");
    }

    private static List<SourceRecord> take(NumberedSourceTask task, int count) throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (records.size() < count && System.nanoTime() - end < 0) {
            List<SourceRecord> polled = task.poll();
            if (polled != null) {
                records.addAll(polled);
            }
        }
        return records;
    }

    private static NumberedSourceTask task(
            int number, Map<String, String> settings, Map<Map<String, ?>, Map<String, Object>> stored) {
        NumberedSourceTask task = new NumberedSourceTask();
        task.initialize(new Context(stored));
        task.start(with(settings, "task", Integer.toString(number)));
        return task;
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(name, value);
        return all;
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
