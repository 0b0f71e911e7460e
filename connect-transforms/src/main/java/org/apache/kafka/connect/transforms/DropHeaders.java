package org.apache.kafka.connect.transforms;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Removes all headers of certain names.
 *
 * @param <R> the kind of record
 */
public class DropHeaders<R extends ConnectRecord<R>> implements Transformation<R> {
    public static final String OVERVIEW_DOC = "Rids records of headers that nobody needs further on.";
    public static final String HEADERS_FIELD = "headers";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    HEADERS_FIELD,
                    ConfigDef.Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ConfigDef.ValidList.anyNonDuplicateValues(false, false),
                    ConfigDef.Importance.HIGH,
                    "Which headers go; all that share a name go together.");

    private String[] names;

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
        names = new SimpleConfig(CONFIG_DEF, props).getList(HEADERS_FIELD).toArray(new String[0]);
    }

    @Override
    public R apply(R record) {
        Headers kept = record.headers().duplicate();
        for (String name : names) {
            kept.remove(name);
        }
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                kept);
    }
}
