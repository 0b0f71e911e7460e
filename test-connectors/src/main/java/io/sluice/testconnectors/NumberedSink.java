package io.sluice.testconnectors;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes down every record that its tasks are given, in a file for each life of a task. */
public final class NumberedSink extends SinkConnector {

    static final String FOLDER = "dir";

    static final ConfigDef CONFIG = new ConfigDef()
            .define(FOLDER, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, Importance.HIGH, "Where the files go.");

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
        return NumberedSinkTask.class;
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
