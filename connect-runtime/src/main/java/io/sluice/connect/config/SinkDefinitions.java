package io.sluice.connect.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.SHORT;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of sink connectors only: what to read, and where records go that cannot be processed. */
final class SinkDefinitions {
    private SinkDefinitions() {}

    static ConfigDef addTo(ConfigDef base) {
        return base.define(
                        ConnectorKeys.TOPICS,
                        LIST,
                        List.of(),
                        WorkerDefinitions.list(false),
                        HIGH,
                        "Topics to read, separated by commas.",
                        ConnectorDefinitions.COMMON,
                        4,
                        Width.LONG,
                        "Topics")
                .define(
                        ConnectorKeys.TOPICS_REGEX,
                        STRING,
                        "",
                        Rule.text("a regular expression", SourceDefinitions::isPattern),
                        HIGH,
                        "Regular expression for the names of topics to read. Either this or topics is set.",
                        ConnectorDefinitions.COMMON,
                        4,
                        Width.LONG,
                        "Topics regex")
                .define(
                        ConnectorKeys.DLQ_TOPIC,
                        STRING,
                        "",
                        MEDIUM,
                        "Topic for records that cannot be processed, as they were read; none if empty.",
                        ConnectorDefinitions.ERRORS,
                        6,
                        Width.MEDIUM,
                        "Dead Letter Queue Topic Name")
                .define(
                        ConnectorKeys.DLQ_REPLICATION,
                        SHORT,
                        (short) 3,
                        MEDIUM,
                        "Replication factor to create that topic with, if it does not exist.",
                        ConnectorDefinitions.ERRORS,
                        7,
                        Width.MEDIUM,
                        "Dead Letter Queue Topic Replication Factor")
                .define(
                        ConnectorKeys.DLQ_HEADERS,
                        BOOLEAN,
                        false,
                        MEDIUM,
                        "Whether records in that topic carry headers about the error; their names begin with"
                                + " __connect.errors.",
                        ConnectorDefinitions.ERRORS,
                        8,
                        Width.MEDIUM,
                        "Enable Error Context Headers");
    }
}
