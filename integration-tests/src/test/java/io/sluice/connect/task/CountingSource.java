package io.sluice.connect.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Counts from where it was to a limit. */
public final class CountingSource extends SourceConnector {
    private Map<String, String> config = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> given) {
        config = given;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Counter.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        return List.of(config);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    public static final class Counter extends SourceTask {
        private static final Map<String, String> PARTITION = Map.of("counter", "one");
        private Map<String, String> config = Map.of();
        private long next;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> given) {
            config = given;
            Map<String, Object> offset = context.offsetStorageReader().offset(PARTITION);
            next = offset == null ? 0 : ((Number) offset.get("next")).longValue();
        }

        @Override
        public List<SourceRecord> poll() throws InterruptedException {
            long limit = Long.parseLong(config.get("limit"));
            List<SourceRecord> records = new ArrayList<>();
            while (next < limit && records.size() < 50) {
                String value = Long.toString(next);
                next++;
                records.add(new SourceRecord(
                        PARTITION,
                        Map.of("next", next),
                        config.get("topic"),
                        null,
                        Schema.STRING_SCHEMA,
                        value,
                        Schema.STRING_SCHEMA,
                        value));
            }
            Thread.sleep(2);
            return records;
        }

        @Override
        public void stop() {}
    }
}
