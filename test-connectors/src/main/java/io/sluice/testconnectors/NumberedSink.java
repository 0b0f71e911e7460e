package io.sluice.testconnectors;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.Task;

/** Writes down every record that its tasks are given, in a file for each life of a task. */
public final class NumberedSink extends NumberingSink {

    static final String FOLDER = "dir";

    static final ConfigDef CONFIG = new ConfigDef()
            .define(FOLDER, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, Importance.HIGH, "Where the files go.");

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return NumberedSinkTask.class;
    }
}
