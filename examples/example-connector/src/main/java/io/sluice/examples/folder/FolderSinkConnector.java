package io.sluice.examples.folder;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Collects the values of records in files of a folder, one line for each record. */
public final class FolderSinkConnector extends SinkConnector {
    static final String FOLDER = "folder";

    static final ConfigDef CONFIG = new ConfigDef()
            .define(
                    FOLDER,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "The folder for the files; it is made if it is not there.");

    private Map<String, String> props = Map.of();

    @Override
    public String version() {
        return "1.0";
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
        return FolderSinkTask.class;
    }

    /** All tasks are alike: Kafka divides the partitions of the topics among them. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, props);
    }

    @Override
    public void stop() {
        // nothing is held
    }
}
