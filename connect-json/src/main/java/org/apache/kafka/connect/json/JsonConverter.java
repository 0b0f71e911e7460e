package org.apache.kafka.connect.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;

/**
 * Keeps Connect data in Kafka as JSON, with or without its schema; see {@link JsonConverterConfig} for the settings.
 *
 * <p>Use it after {@code configure}. Calls from several threads at once are safe.
 */
public class JsonConverter implements Converter, HeaderConverter {
    private final Jackson jackson = Jackson.create();
    private Conversion conversion; // set by configure, before any thread converts

    /** Still to be configured. */
    public JsonConverter() {}

    /**
     * Still to be configured.
     *
     * @param enableModules whether Jackson modules may speed up data binding; there is none here, so it has no effect
     */
    public JsonConverter(boolean enableModules) {}

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return JsonConverterConfig.configDef();
    }

    /**
     * Takes the settings.
     *
     * @param configs the settings, among them {@code converter.type}
     * @throws org.apache.kafka.common.config.ConfigException when one is missing or invalid
     * @throws DataException when {@code schema.content} is not a schema
     */
    @Override
    public void configure(Map<String, ?> configs) {
        conversion = new Conversion(jackson, new JsonConverterConfig(configs));
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        Map<String, Object> typed = new HashMap<>(configs);
        typed.put(ConverterConfig.TYPE_CONFIG, (isKey ? ConverterType.KEY : ConverterType.VALUE).getName());
        configure(typed);
    }

    /** Holds nothing that needs closing. */
    @Override
    public void close() {}

    @Override
    public byte[] fromConnectHeader(String topic, String headerKey, Schema schema, Object value) {
        return fromConnectData(topic, schema, value);
    }

    @Override
    public SchemaAndValue toConnectHeader(String topic, String headerKey, byte[] value) {
        return toConnectData(topic, value);
    }

    /**
     * Writes a record.
     *
     * @param topic  the topic; not used
     * @param schema the schema, null for a value without one
     * @param value  the value
     * @return JSON in UTF-8; null if both are null
     * @throws DataException when the value does not fit the schema, or cannot be written
     */
    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        return schema == null && value == null ? null : conversion().write(schema, value);
    }

    /**
     * Reads a record.
     *
     * @param topic the topic; not used
     * @param value JSON, usually in UTF-8; may be null
     * @return the value with its schema, which is null where there is none
     * @throws DataException when the bytes are not JSON, or not of the form or schema expected
     */
    @Override
    public SchemaAndValue toConnectData(String topic, byte[] value) {
        return value == null ? SchemaAndValue.NULL : conversion().read(value);
    }

    /**
     * Translates a schema to the JSON that records carry.
     *
     * @param schema the schema, may be null
     * @return a tree of the caller's own; null for null
     */
    public ObjectNode asJsonSchema(Schema schema) {
        return schema == null ? null : conversion().describe(schema);
    }

    /**
     * Translates the JSON that records carry to a schema.
     *
     * @param jsonSchema a tree of the form {@link #asJsonSchema} gives
     * @return the schema; null for JSON's null
     * @throws DataException when the tree is not a schema
     */
    public Schema asConnectSchema(JsonNode jsonSchema) {
        return conversion().schema(jsonSchema);
    }

    /** Reads a payload. Debezium's converter of CloudEvents calls this by its name; nobody else does. */
    @SuppressWarnings("UnusedMethod")
    private Object convertToConnect(Schema schema, JsonNode payload) {
        return conversion().value(schema, payload);
    }

    private Conversion conversion() {
        if (conversion == null) {
            throw new IllegalStateException("JsonConverter is used before it was configured. Call configure first.");
        }
        return conversion;
    }
}
