package org.apache.kafka.connect.transforms.predicates;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.util.PerTopic;
import org.apache.kafka.connect.transforms.util.RegexValidator;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * True for records whose whole topic name matches the configured regular expression.
 *
 * @param <R> the kind of record
 */
public class TopicNameMatches<R extends ConnectRecord<R>> implements Predicate<R> {
    public static final String OVERVIEW_DOC =
            "Holds if a regular expression covers the name of the topic from end to end.";
    private static final String PATTERN = "pattern";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    PATTERN,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.CompositeValidator.of(new ConfigDef.NonEmptyString(), new RegexValidator()),
                    ConfigDef.Importance.MEDIUM,
                    "The expression, as <code>java.util.regex.Pattern</code> reads it.");

    private Pattern pattern;
    private PerTopic<Boolean> matches;

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        pattern = Pattern.compile(new SimpleConfig(CONFIG_DEF, configs).getString(PATTERN));
        matches = new PerTopic<>(topic -> pattern.matcher(topic).matches());
    }

    @Override
    public boolean test(R record) {
        return record.topic() != null && matches.of(record.topic());
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "TopicNameMatches{pattern=" + pattern + "}";
    }
}
