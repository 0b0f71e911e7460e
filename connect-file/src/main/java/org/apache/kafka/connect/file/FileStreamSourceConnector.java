package org.apache.kafka.connect.file;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one text file, or standard input where no file is named, line by line into a topic. Always one task. */
public class FileStreamSourceConnector extends SourceConnector {
    private static final Logger log = LoggerFactory.getLogger(FileStreamSourceConnector.class);

    /** The topic to write to. */
    public static final String TOPIC_CONFIG = "topic";
    /** The file to read; standard input if absent. */
    public static final String FILE_CONFIG = "file";
    /** The most records that one poll of the task returns. */
    public static final String TASK_BATCH_SIZE_CONFIG = "batch.size";

    public static final int DEFAULT_TASK_BATCH_SIZE = 2000;

    static final ConfigDef CONFIG = new ConfigDef()
            .define(
                    FILE_CONFIG,
                    ConfigDef.Type.STRING,
                    null,
                    ConfigDef.Importance.HIGH,
                    "The text file to read. Lines appended to it later are read as well. Standard input if not set.")
            .define(
                    TOPIC_CONFIG,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    ConfigDef.Importance.HIGH,
                    "The topic that gets a record for each line.")
            .define(
                    TASK_BATCH_SIZE_CONFIG,
                    ConfigDef.Type.INT,
                    DEFAULT_TASK_BATCH_SIZE,
                    ConfigDef.Importance.LOW,
                    "The most lines the task hands over at once.");

    private Map<String, String> props;

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public void start(Map<String, String> props) {
        this.props = Map.copyOf(props);
        String file = new AbstractConfig(CONFIG, props).getString(FILE_CONFIG);
        log.info("Lines come from {}", file == null ? "standard input" : file);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return FileStreamSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(props);
    }

    @Override
    public void stop() {
        // nothing is held
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    /** Lines of a file can be read again from any position; what came through standard input is gone. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> props) {
        boolean file = new AbstractConfig(CONFIG, props).getString(FILE_CONFIG) != null;
        return file ? ExactlyOnceSupport.SUPPORTED : ExactlyOnceSupport.UNSUPPORTED;
    }

    /** Takes any position of any file; refuses what its task could not use later. */
    @Override
    public boolean alterOffsets(Map<String, String> props, Map<Map<String, ?>, Map<String, ?>> offsets) {
        if (new AbstractConfig(CONFIG, props).getString(FILE_CONFIG) == null)
            throw new ConnectException("Cannot change offsets: this connector reads standard input, which has none");
        offsets.forEach((partition, offset) -> {
            if (offset == null) return; // forgetting a partition is always possible, whatever it looks like
            SourcePosition.requirePartition(partition);
            SourcePosition.require(offset);
        });
        return true;
    }
}
