package org.apache.kafka.connect.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Values;

/**
 * Writes header values as UTF-8 text, and guesses their types when it reads them, with {@link Values#convertToString}
 * and {@link Values#parseString}. What looks like nothing in particular is a string.
 */
public class SimpleHeaderConverter implements HeaderConverter {

    /** Makes a converter; there is nothing to configure. */
    public SimpleHeaderConverter() {}

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public SchemaAndValue toConnectHeader(String topic, String headerKey, byte[] value) {
        return value == null ? SchemaAndValue.NULL : Values.parseString(new String(value, StandardCharsets.UTF_8));
    }

    @Override
    public byte[] fromConnectHeader(String topic, String headerKey, Schema schema, Object value) {
        String text = Values.convertToString(schema, value);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {}
}
