package org.apache.kafka.connect.transforms;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Adds the same header to every record.
 *
 * @param <R> the kind of record
 */
public class InsertHeader<R extends ConnectRecord<R>> implements Transformation<R> {
    public static final String OVERVIEW_DOC = "Stamps whatever passes with a header of fixed name and content.";
    public static final String HEADER_FIELD = "header";
    public static final String VALUE_LITERAL_FIELD = "value.literal";
    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    HEADER_FIELD,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonNullValidator(),
                    ConfigDef.Importance.HIGH,
                    "What the header is called.")
            .define(
                    VALUE_LITERAL_FIELD,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonNullValidator(),
                    ConfigDef.Importance.HIGH,
                    "What it says. Text that reads like a number, a boolean, a date, a list or a map becomes one.");

    private Header header; // immutable, so that all records can share it

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
        String name = config.getString(HEADER_FIELD);
        SchemaAndValue literal = Values.parseString(config.getString(VALUE_LITERAL_FIELD));
        header = new ConnectHeaders().add(name, literal).lastWithName(name);
    }

    @Override
    public R apply(R record) {
        Headers headers = record.headers().duplicate().add(header);
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                record.timestamp(),
                headers);
    }
}
