package io.sluice.connect.it;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Counts in each of its tasks, from where it was and without an end, unless it is configured to play a trick. */
public final class TrickySource extends SourceConnector {
    private Map<String, String> config = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> given) {
        config = given;
        Trick.of(config).play("start");
    }

    @Override
    public Class<? extends Task> taskClass() {
        return Counter.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int max) {
        Trick.of(config).play("taskConfigs");
        return IntStream.range(0, max).mapToObj(this::taskConfig).toList();
    }

    private Map<String, String> taskConfig(int number) {
        Map<String, String> task = new HashMap<>(config);
        task.put("counter", config.get("name") + "-" + number);
        return task;
    }

    @Override
    public void stop() {
        Trick.of(config).play("stop");
    }

    @Override
    public Config validate(Map<String, String> given) {
        Trick.of(given).play("validate");
        return super.validate(given);
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define("secret", ConfigDef.Type.PASSWORD, "", ConfigDef.Importance.HIGH, "never to be shown");
    }

    /** Its topic is named after it, and so is its source partition. */
    public static final class Counter extends SourceTask {
        private Map<String, String> config = Map.of();
        private Map<String, String> partition = Map.of();
        private long next;

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void start(Map<String, String> given) {
            config = given;
            Trick.of(config).play("task start");
            partition = Map.of("counter", config.get("counter"));
            Map<String, Object> offset = context.offsetStorageReader().offset(partition);
            next = offset == null ? 0 : ((Number) offset.get("next")).longValue();
        }

        @Override
        public List<SourceRecord> poll() {
            Trick.of(config).play("poll");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            String value = next + config.getOrDefault("secret", "").replaceAll(".", "*");
            next++;
            return List.of(new SourceRecord(
                    partition, Map.of("next", next), config.get("counter"), 0, Schema.STRING_SCHEMA, value));
        }

        @Override
        public void stop() {
            Trick.of(config).play("task stop");
        }
    }
}
