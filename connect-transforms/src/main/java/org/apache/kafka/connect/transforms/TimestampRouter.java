package org.apache.kafka.connect.transforms;

import java.util.Date;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.util.PerTopic;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Sends records to topics named after their timestamp.
 *
 * @param <R> the kind of record
 */
public class TimestampRouter<R extends ConnectRecord<R>> implements Transformation<R>, AutoCloseable {
    public static final String OVERVIEW_DOC = "Makes the name of the topic from the present one and the record's "
            + "timestamp, so that a sink writes, say, one table or index a day.";
    private static final String TOPIC_FORMAT = "topic.format";
    private static final String TIMESTAMP_FORMAT = "timestamp.format";
    private static final String TOPIC = "${topic}";
    private static final String TIMESTAMP = "${timestamp}";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    TOPIC_FORMAT,
                    ConfigDef.Type.STRING,
                    TOPIC + "-" + TIMESTAMP,
                    ConfigDef.Importance.HIGH,
                    "The new name; <code>${topic}</code> stands for the present one and <code>${timestamp}</code> for the "
                            + "timestamp as text.")
            .define(
                    TIMESTAMP_FORMAT,
                    ConfigDef.Type.STRING,
                    "yyyyMMdd",
                    ConfigDef.Importance.HIGH,
                    "How the timestamp is written: a pattern of <code>java.text.SimpleDateFormat</code>, in UTC.");

    private PerTopic<String> names;
    private TimeFormat timestampFormat;

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> props) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, props);
        String topicFormat = config.getString(TOPIC_FORMAT);
        names = new PerTopic<>(topic -> topicFormat.replace(TOPIC, topic));
        timestampFormat = format(config.getString(TIMESTAMP_FORMAT));
    }

    private static TimeFormat format(String pattern) {
        try {
            return new TimeFormat(pattern);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    TIMESTAMP_FORMAT, pattern, "It is not a pattern of java.text.SimpleDateFormat: " + e.getMessage());
        }
    }

    @Override
    public R apply(R record) {
        Long timestamp = record.timestamp();
        if (timestamp == null) {
            throw new DataException("Cannot name a topic after the timestamp of a record of " + record.topic()
                    + ": it has none. Let the source set one, or leave this transformation out.");
        }
        String formatted = timestampFormat.text(new Date(timestamp));
        return record.newRecord(
                names.of(record.topic()).replace(TIMESTAMP, formatted),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp());
    }
}
