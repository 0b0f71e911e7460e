package io.sluice.testconnectors;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;

/** Takes records, throws them away and keeps count in a file for each task. */
public final class LoadSink extends NumberingSink {

    static final String FOLDER = "dir";
    static final String REWIND = "rewind.at";
    static final String AGES = "ages";

    static final ConfigDef CONFIG = new ConfigDef()
            .define(FOLDER, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, Importance.HIGH, "Where the counts are kept.")
            .define(
                    REWIND,
                    Type.LONG,
                    Long.MAX_VALUE,
                    Range.atLeast(1),
                    Importance.MEDIUM,
                    "The offset from which on a partition is read from its beginning again.")
            .define(
                    AGES,
                    Type.BOOLEAN,
                    false,
                    Importance.MEDIUM,
                    "Whether values begin with the time they were made, and how old they are is written down.");

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LoadSinkTask.class;
    }
}
