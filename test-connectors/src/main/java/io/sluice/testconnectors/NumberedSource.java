package io.sluice.testconnectors;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;

/** Has each of {@code tasks.max} tasks count upwards into a topic, at a steady rate. */
public final class NumberedSource extends NumberingSource {

    static final String TOPIC = "topic";
    static final String RATE = "rate";
    static final String LIMIT = "limit";
    static final String PARTITIONS = "partitions";

    static final ConfigDef CONFIG = new ConfigDef()
            .define(TOPIC, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, Importance.HIGH, "Where the records go.")
            .define(
                    RATE,
                    Type.DOUBLE,
                    10.0,
                    Range.atLeast(0),
                    Importance.HIGH,
                    "Records each task makes in a second; with 0 it makes none.")
            .define(
                    LIMIT,
                    Type.LONG,
                    Long.MAX_VALUE,
                    Range.atLeast(0),
                    Importance.MEDIUM,
                    "The last number of each task, after which it is idle.")
            .define(
                    PARTITIONS,
                    Type.INT,
                    0,
                    Range.atLeast(0),
                    Importance.LOW,
                    "If set, task n writes to partition n modulo this; otherwise its records share a key.");

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return NumberedSourceTask.class;
    }

    @Override
    public boolean alterOffsets(Map<String, String> props, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return true;
    }
}
