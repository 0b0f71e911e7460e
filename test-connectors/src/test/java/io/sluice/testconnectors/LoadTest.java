package io.sluice.testconnectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {

    @TempDir
    Path folder;

    @Test
    void aSourceGivesWholeBatchesToThePartitionOfItsTask() {
        LoadSourceTask task = new LoadSourceTask();
        task.start(Map.of("task", "3", "topic", "load", "payload", "row", "batch", "7"));

        for (int poll = 0; poll < 200; poll++) {
            List<SourceRecord> records = task.poll();

            assertThat(records).hasSize(7).allSatisfy(record -> {
                assertThat(record.kafkaPartition()).isEqualTo(3);
                assertThat(record.value()).isInstanceOf(Struct.class);
            });
        }
    }

    @Test
    void aPacedSourceStampsWhatIsDue() {
        LoadSourceTask task = new LoadSourceTask();
        task.start(Map.of("task", "0", "topic", "load", "payload", "bytes-100", "rate", "10000"));

        List<SourceRecord> records = task.poll();

        assertThat(records).isNotEmpty();
        assertThat(Stamp.age((byte[]) records.get(0).value())).isNotNegative();
    }

    @Test
    void aSinkCountsWhereOthersCanSeeIt() {
        LoadSinkTask task = sink(Map.of("ages", "true"));

        task.put(List.of(record(4, Stamp.now()), record(5, Stamp.now())));
        task.put(List.of(record(6, Stamp.now())));

        assertThat(Tally.sum(folder)).isEqualTo(3);
        assertThat(Tally.ages(folder)).hasSize(3).allMatch(age -> age > 0);
    }

    @Test
    void aSinkGoesBackBeforeTheEnd() {
        Rewound rewound = new Rewound();
        LoadSinkTask task = sink(Map.of("rewind.at", "10"));
        task.initialize(rewound);

        task.put(List.of(record(9, new byte[1])));
        assertThat(rewound.offsets).isEmpty();
        task.put(List.of(record(10, new byte[1])));
        assertThat(rewound.offsets).containsOnly(Map.entry(new TopicPartition("load", 1), 0L));
    }

    @Test
    void aPayloadHasAThousandValuesOfItsSchema() {
        assertThat(Payload.of("bytes-100").values()).hasSize(1000).allSatisfy(value -> assertThat((byte[]) value)
                .hasSize(100));
        assertThat(Payload.of("row").values()).hasSize(1000).allSatisfy(value -> ((Struct) value).validate());
    }

    private LoadSinkTask sink(Map<String, String> further) {
        Map<String, String> props = new HashMap<>(further);
        props.put("task", "0");
        props.put("dir", folder.toString());
        LoadSinkTask task = new LoadSinkTask();
        task.start(props);
        return task;
    }

    private static SinkRecord record(long offset, byte[] value) {
        return new SinkRecord("load", 1, null, null, Schema.BYTES_SCHEMA, value, offset);
    }

    private static final class Rewound implements SinkTaskContext {
        private final Map<TopicPartition, Long> offsets = new HashMap<>();

        @Override
        public void offset(TopicPartition partition, long offset) {
            offsets.put(partition, offset);
        }

        @Override
        public void offset(Map<TopicPartition, Long> wanted) {
            offsets.putAll(wanted);
        }

        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public void timeout(long timeoutMs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PluginMetrics pluginMetrics() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<TopicPartition> assignment() {
            return Set.of();
        }

        @Override
        public void pause(TopicPartition... partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume(TopicPartition... partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void requestCommit() {
            throw new UnsupportedOperationException();
        }
    }
}
