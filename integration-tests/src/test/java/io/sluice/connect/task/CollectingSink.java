package io.sluice.connect.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Collects the values it is given where the test that named the collection finds them. */
public final class CollectingSink extends SinkConnector {
    /** By the setting {@code collection}; a plugin made by class name can be reached in no other way. */
    static final Map<String, Queue<String>> COLLECTIONS = new ConcurrentHashMap<>();

    static Queue<String> collection(String name) {
        return COLLECTIONS.computeIfAbsent(name, unknown -> new ConcurrentLinkedQueue<>());
    }

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
        return Collector.class;
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

    public static final class Collector extends SinkTask {
        private Queue<String> collection = new ConcurrentLinkedQueue<>();

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> config) {
            collection = collection(config.get("collection"));
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            for (SinkRecord record : records) {
                collection.add(String.valueOf(record.value()));
            }
        }

        @Override
        public void stop() {}
    }
}
