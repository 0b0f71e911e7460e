package org.apache.kafka.connect.transforms;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.util.PerTopic;
import org.apache.kafka.connect.transforms.util.RegexValidator;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Sends records of topics that match a regular expression to another topic.
 *
 * @param <R> the kind of record
 */
public class RegexRouter<R extends ConnectRecord<R>> implements Transformation<R> {
    public static final String OVERVIEW_DOC = "Gives the topic of a record a new name if the whole name matches a Java "
            + "regular expression. The replacement may refer to groups of it, as in <code>$1</code>.";
    private static final String REGEX = "regex";
    private static final String REPLACEMENT = "replacement";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    REGEX,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new RegexValidator(),
                    ConfigDef.Importance.HIGH,
                    "The Java regular expression that the topic's name has to match.")
            .define(
                    REPLACEMENT,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.Importance.HIGH,
                    "The new name, in which <code>$1</code> stands for the first group, and so on.");

    private PerTopic<String> routes; // null in it for a topic that does not match

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
        Pattern regex = Pattern.compile(config.getString(REGEX));
        String replacement = config.getString(REPLACEMENT);
        routes = new PerTopic<>(topic -> {
            Matcher matcher = regex.matcher(topic);
            return matcher.matches() ? matcher.replaceFirst(replacement) : null;
        });
    }

    @Override
    public R apply(R record) {
        String routed = routes.of(record.topic());
        if (routed == null) {
            return record;
        }
        return record.newRecord(
                routed,
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp());
    }
}
