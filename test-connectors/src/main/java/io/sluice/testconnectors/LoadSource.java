package io.sluice.testconnectors;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;

/**
 * Has each task give records to the worker as fast as it takes them, or so many a second; task n writes to partition n. Making
 * a record costs little, since values are made in advance.
 */
public final class LoadSource extends NumberingSource {

    static final String TOPIC = "topic";
    static final String PAYLOAD = "payload";
    static final String BATCH = "batch";
    static final String RATE = "rate";

    static final ConfigDef CONFIG = new ConfigDef()
            .define(TOPIC, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, Importance.HIGH, "Where the records go.")
            .define(
                    PAYLOAD,
                    Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    Importance.HIGH,
                    "What the values are: row, or bytes-100 for bytes of that number.")
            .define(BATCH, Type.INT, 500, Range.atLeast(1), Importance.LOW, "Records in each poll.")
            .define(
                    RATE,
                    Type.INT,
                    0,
                    Range.atLeast(0),
                    Importance.LOW,
                    "Records each task makes in a second, of 100 bytes that begin with the time; with 0, all it can.");

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LoadSourceTask.class;
    }
}
