package org.apache.kafka.connect.converters;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.BooleanDeserializer;
import org.apache.kafka.common.serialization.BooleanSerializer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;

/**
 * Keeps booleans as one byte, 1 for true and 0 for false (KIP-1035). What is read has an optional schema.
 */
public class BooleanConverter implements Converter, HeaderConverter {
    private final BooleanSerializer serializer = new BooleanSerializer();
    private final BooleanDeserializer deserializer = new BooleanDeserializer();

    /** Ready for use. */
    public BooleanConverter() {}

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return BooleanConverterConfig.configDef();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        var unused = new BooleanConverterConfig(configs); // the settings are only checked
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        Map<String, Object> typed = new HashMap<>(configs);
        typed.put(ConverterConfig.TYPE_CONFIG, (isKey ? ConverterType.KEY : ConverterType.VALUE).getName());
        configure(typed);
    }

    /**
     * Writes a boolean.
     *
     * @param topic  the topic
     * @param schema a schema of type BOOLEAN, or null
     * @param value  a boolean or null
     * @return one byte; null for null
     * @throws DataException when schema or value are of another type
     */
    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        if (schema != null && schema.type() != Schema.Type.BOOLEAN) {
            throw new DataException("Cannot write a value of schema type " + schema.type()
                    + " with BooleanConverter: it takes booleans only. Choose another converter.");
        }
        if (value != null && !(value instanceof Boolean)) {
            throw new DataException("Cannot write a " + value.getClass().getName()
                    + " with BooleanConverter: it takes booleans only. Choose another converter.");
        }
        return serializer.serialize(topic, (Boolean) value);
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] value) {
        try {
            return new SchemaAndValue(Schema.OPTIONAL_BOOLEAN_SCHEMA, deserializer.deserialize(topic, value));
        } catch (SerializationException e) {
            throw new DataException(
                    "Cannot read a boolean from topic " + topic + ": it has to be one byte, 0 or 1.", e);
        }
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
