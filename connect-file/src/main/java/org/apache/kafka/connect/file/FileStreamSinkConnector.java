package org.apache.kafka.connect.file;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends the values of records to one text file, or to standard output where no file is named, one line each. All its tasks
 * write to the same file.
 */
public class FileStreamSinkConnector extends SinkConnector {
    private static final Logger log = LoggerFactory.getLogger(FileStreamSinkConnector.class);

    /** The file to append to; standard output if absent. */
    public static final String FILE_CONFIG = "file";

    static final ConfigDef CONFIG = new ConfigDef()
            .define(
                    FILE_CONFIG,
                    ConfigDef.Type.STRING,
                    null,
                    ConfigDef.Importance.HIGH,
                    "The text file to append to; it is created if need be. Standard output if not set.");

    private Map<String, String> props;

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public void start(Map<String, String> props) {
        this.props = Map.copyOf(props);
        String file = new AbstractConfig(CONFIG, props).getString(FILE_CONFIG);
        log.info("Lines go to {}", file == null ? "standard output" : file);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return FileStreamSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return Collections.nCopies(maxTasks, props);
    }

    @Override
    public void stop() {
        // nothing is held
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    /** The file holds no offsets, so any may be set. */
    @Override
    public boolean alterOffsets(Map<String, String> props, Map<TopicPartition, Long> offsets) {
        return true;
    }
}
