package org.apache.kafka.connect.transforms.predicates;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * True for records that carry a header of the configured name.
 *
 * @param <R> the kind of record
 */
public class HasHeaderKey<R extends ConnectRecord<R>> implements Predicate<R> {
    public static final String OVERVIEW_DOC =
            "Holds if one of the record's headers, whatever its value, is called as configured.";
    private static final String NAME = "name";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    NAME,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    ConfigDef.Importance.MEDIUM,
                    "What the header is called.");

    private String name;

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
        name = new SimpleConfig(CONFIG_DEF, configs).getString(NAME);
    }

    @Override
    public boolean test(R record) {
        for (Header header : record.headers()) {
            if (name.equals(header.key())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "HasHeaderKey{name=" + name + "}";
    }
}
