package org.apache.kafka.connect.transforms.predicates;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * True for records without a value.
 *
 * @param <R> the kind of record
 */
public class RecordIsTombstone<R extends ConnectRecord<R>> implements Predicate<R> {
    public static final String OVERVIEW_DOC =
            "Holds if the value is null, by which a compacted topic says that a key is gone.";
    public static final ConfigDef CONFIG_DEF = new ConfigDef();

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public boolean test(R record) {
        return record.value() == null;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "RecordIsTombstone{}";
    }
}
