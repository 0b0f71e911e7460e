package org.apache.kafka.connect.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.health.ConnectorHealth;
import org.apache.kafka.connect.health.ConnectorState;
import org.apache.kafka.connect.health.ConnectorType;
import org.apache.kafka.connect.health.TaskState;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask.TransactionBoundary;
import org.apache.kafka.connect.util.ConnectorUtils;
import org.junit.jupiter.api.Test;

/** What connectors get without writing anything themselves. */
class SpiDefaultsTest {

    @Test
    void reconfiguringStopsAndStarts() {
        PlainConnector connector = new PlainConnector(new ConfigDef());
        connector.reconfigure(Map.of("a", "b"));

        assertThat(connector.calls).containsExactly("stop", "start {a=b}");
    }

    @Test
    void validatesAgainstTheDefinition() {
        ConfigDef definition = new ConfigDef().define("n", ConfigDef.Type.INT, ConfigDef.Importance.HIGH, "");

        assertThat(new PlainConnector(definition).validate(Map.of("n", "x")).configValues())
                .singleElement()
                .extracting(ConfigValue::errorMessages)
                .asList()
                .hasSize(1);
        assertThatThrownBy(() -> new PlainConnector(null).validate(Map.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("config()");
    }

    @Test
    void sourceConnectorsPromiseNothing() {
        PlainConnector connector = new PlainConnector(new ConfigDef());

        assertThat(connector.exactlyOnceSupport(Map.of())).isNull();
        assertThat(connector.canDefineTransactionBoundaries(Map.of()))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
        assertThat(connector.alterOffsets(Map.of(), Map.of())).isFalse();
    }

    @Test
    void sinkTasksFlushBeforeACommitOfAllOffsets() {
        FlushingTask task = new FlushingTask();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

        assertThat(task.preCommit(offsets)).isSameAs(offsets);
        assertThat(task.flushes).isEqualTo(1);
    }

    @Test
    void copiesOfSinkRecordsRememberWhereTheyCameFrom() {
        SinkRecord record = new SinkRecord("orders", 3, null, "k", null, "v", 42, 7L, TimestampType.CREATE_TIME);
        record.headers().addString("h", "x");
        SinkRecord copy = record.newRecord("renamed", 5, null, "k", Schema.STRING_SCHEMA, "w", 8L);

        assertThat(copy.originalTopic()).isEqualTo("orders");
        assertThat(copy.originalKafkaPartition()).isEqualTo(3);
        assertThat(copy.originalKafkaOffset()).isEqualTo(42);
        assertThat(copy.headers()).isEqualTo(record.headers()).isNotSameAs(record.headers());
        assertThat(copy).isNotEqualTo(record);
        assertThatNullPointerException().isThrownBy(() -> record.newRecord("t", null, null, null, null, null, null));
    }

    @Test
    void copiesOfSourceRecordsKeepTheirOffset() {
        SourceRecord record = new SourceRecord(Map.of("file", "a"), Map.of("line", 1), "t", Schema.STRING_SCHEMA, "v");
        SourceRecord same = record.newRecord("t", null, null, null, Schema.STRING_SCHEMA, "v", null);

        assertThat(same).isEqualTo(record).hasSameHashCodeAs(record).isNotSameAs(record);
        assertThat(same.sourceOffset()).isEqualTo(Map.of("line", 1));
    }

    @Test
    void recordsKeepConnectHeadersAndNeverHaveNone() {
        ConnectHeaders headers = new ConnectHeaders();

        assertThat(new SourceRecord(null, null, "t", 0, null, null, null, null, null, headers).headers())
                .isSameAs(headers);
        assertThat(new SourceRecord(null, null, "t", 0, null, null, null, null, null, null).headers())
                .isEmpty();
    }

    @Test
    void transactionBoundariesAreReadInAnyCase() {
        assertThat(TransactionBoundary.fromProperty(" Interval ")).isEqualTo(TransactionBoundary.INTERVAL);
        assertThat(TransactionBoundary.DEFAULT).hasToString("poll");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransactionBoundary.fromProperty("never"))
                .withMessageContaining("poll, interval and connector");
        assertThatNullPointerException().isThrownBy(() -> TransactionBoundary.fromProperty(null));
    }

    @Test
    void groupsDifferByOneAtMostAndKeepNeighboursTogether() {
        assertThat(ConnectorUtils.groupPartitions(List.of(1, 2, 3, 4, 5), 3))
                .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        assertThat(ConnectorUtils.groupPartitions(List.of(1), 2)).containsExactly(List.of(1), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectorUtils.groupPartitions(List.of(1), 0));
    }

    @Test
    void healthNeedsNamesAndStates() {
        ConnectorState running = new ConnectorState("RUNNING", "host:8083", null);
        Map<Integer, TaskState> tasks = Map.of(0, new TaskState(0, "RUNNING", "host:8083", null));

        assertThat(new ConnectorHealth("c", running, tasks, ConnectorType.SINK))
                .isEqualTo(new ConnectorHealth("c", running, tasks, ConnectorType.SINK))
                .asString()
                .contains("type=sink");
        assertThat(running).isNotEqualTo(tasks.get(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectorState(" ", "host:8083", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectorState("RUNNING", null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConnectorHealth("", running, tasks, ConnectorType.SINK));
        assertThatNullPointerException().isThrownBy(() -> new ConnectorHealth("c", null, tasks, ConnectorType.SINK));
    }

    private static final class PlainConnector extends SourceConnector {
        private final List<String> calls = new ArrayList<>();
        private final ConfigDef definition;

        PlainConnector(ConfigDef definition) {
            this.definition = definition;
        }

        @Override
        public void start(Map<String, String> props) {
            calls.add("start " + props);
        }

        @Override
        public Class<? extends Task> taskClass() {
            return FlushingTask.class;
        }

        @Override
        public List<Map<String, String>> taskConfigs(int maxTasks) {
            return List.of();
        }

        @Override
        public void stop() {
            calls.add("stop");
        }

        @Override
        public ConfigDef config() {
            return definition;
        }

        @Override
        public String version() {
            return "1";
        }
    }

    private static final class FlushingTask extends SinkTask {
        private int flushes;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> props) {}

        @Override
        public void put(Collection<SinkRecord> records) {}

        @Override
        public void flush(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
            flushes++;
        }

        @Override
        public void stop() {}
    }
}
