package org.apache.kafka.connect.converters;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.HeaderConverter;

/**
 * Passes bytes through as they are, for data that is to be copied and not understood. There is nothing to configure.
 */
public class ByteArrayConverter implements Converter, HeaderConverter {
    private static final ConfigDef DEFINITION = ConverterConfig.newConfigDef();

    /** Ready for use. */
    public ByteArrayConverter() {}

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return DEFINITION;
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {}

    /**
     * Gives the bytes of the value.
     *
     * @param topic  the topic; not used
     * @param schema a schema of type BYTES, or null
     * @param value  a byte array, given back as it is; a buffer, of which everything up to its limit counts; or null
     * @return the bytes, null for null
     * @throws DataException when schema or value are of another type
     */
    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        if (schema != null && schema.type() != Schema.Type.BYTES) {
            throw new DataException("Cannot write a value of schema type " + schema.type()
                    + " with ByteArrayConverter: it takes bytes only. Choose another converter.");
        }
        if (value == null || value instanceof byte[]) {
            return (byte[]) value;
        }
        if (value instanceof ByteBuffer buffer) {
            ByteBuffer whole = buffer.duplicate().rewind();
            byte[] bytes = new byte[whole.remaining()];
            whole.get(bytes);
            return bytes;
        }
        throw new DataException("Cannot write a " + value.getClass().getName()
                + " with ByteArrayConverter: it takes bytes only. Choose another converter.");
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] value) {
        return new SchemaAndValue(Schema.OPTIONAL_BYTES_SCHEMA, value);
    }

    @Override
    public byte[] fromConnectHeader(String topic, String headerKey, Schema schema, Object value) {
        return fromConnectData(topic, schema, value);
    }

    @Override
    public SchemaAndValue toConnectHeader(String topic, String headerKey, byte[] value) {
        return toConnectData(topic, value);
    }

    /** Holds nothing that needs closing. */
    @Override
    public void close() {}
}
