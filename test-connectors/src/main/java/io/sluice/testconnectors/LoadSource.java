package io.sluice.testconnectors;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Has each task give records to the worker as fast as it takes them, or so many a second; task n writes to partition n. Making
 * a record costs little, since values are made in advance.
 */
public final class LoadSource extends SourceConnector {

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
                    "What the values are: bytes-100, bytes-1024, row, or map.")
            .define(BATCH, Type.INT, 500, Range.atLeast(1), Importance.LOW, "Records in each poll.")
            .define(
                    RATE,
                    Type.INT,
                    0,
                    Range.atLeast(0),
                    Importance.LOW,
                    "Records each task makes in a second, of 100 bytes that begin with the time; with 0, all it can.");

    private Map<String, String> props = Map.of();

    @Override
    public String version() {
        return "1";
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public void start(Map<String, String> props) {
        this.props = Map.copyOf(props);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LoadSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Numbered.tasks(props, maxTasks);
    }

    @Override
    public void stop() {
        // nothing is held
    }
}
