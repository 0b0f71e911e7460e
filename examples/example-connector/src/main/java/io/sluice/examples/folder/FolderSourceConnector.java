package io.sluice.examples.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Sends every line of every {@code .txt} file of a folder to a topic. Files are divided among tasks by their name; a file is to
 * be complete when it appears, so whoever makes it writes it elsewhere and moves it into the folder.
 */
public final class FolderSourceConnector extends SourceConnector {
    static final String FOLDER = "folder";
    static final String TOPIC = "topic";
    static final String BATCH_SIZE = "batch.size";
    /** Added to the configuration of each task. */
    static final String SHARE = "task.share";
    /** Added likewise: how many shares there are. */
    static final String SHARES = "task.shares";

    static final ConfigDef CONFIG = new ConfigDef()
            .define(
                    FOLDER,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "The folder whose .txt files are read.")
            .define(
                    TOPIC,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "The topic that gets a record for each line. The key is the name of the file.")
            .define(
                    BATCH_SIZE,
                    ConfigDef.Type.INT,
                    500,
                    Range.atLeast(1),
                    Importance.LOW,
                    "The most lines a task hands over at once.");

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
        return FolderSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        List<Map<String, String>> configs = new ArrayList<>();
        for (int share = 0; share < maxTasks; share++) {
            Map<String, String> config = new HashMap<>(props);
            config.put(SHARE, Integer.toString(share));
            config.put(SHARES, Integer.toString(maxTasks));
            configs.add(config);
        }
        return configs;
    }

    /** Lets an operator set or forget the position in any file; refuses what a task could not use later. */
    @Override
    public boolean alterOffsets(Map<String, String> props, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach((partition, offset) -> {
            if (offset == null) return; // forgetting is always possible
            if (!(partition.get(FolderSourceTask.FILE) instanceof String))
                throw new ConnectException("A partition is {\"file\": NAME}, but this one is " + partition);
            if (!(offset.get(FolderSourceTask.LINE) instanceof Number line) || line.longValue() < 0)
                throw new ConnectException("An offset is {\"line\": NUMBER}, but this one is " + offset);
        });
        return true;
    }

    @Override
    public void stop() {
        // nothing is held
    }
}
