package org.apache.kafka.connect.storage;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.components.ConnectPlugin;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Turns keys or values of records into the bytes that topics hold, and back.
 *
 * <p>The worker makes an instance for each task and part of the record, configures it once, uses it on the task's thread
 * only, and closes it. Listed in {@code META-INF/services} of its jar, an implementation is found quickly.
 */
public interface Converter extends Closeable, ConnectPlugin {

    /**
     * Takes the settings, before anything is converted.
     *
     * @param configs the settings that came with the converter's prefix, without it; not null
     * @param isKey whether keys will be converted rather than values
     */
    void configure(Map<String, ?> configs, boolean isKey);

    /**
     * Turns a value into bytes.
     *
     * @param topic the topic the bytes are meant for
     * @param schema the schema of the value, or null if it has none
     * @param value the value; may be null
     * @return the bytes; null for what the topic shall hold as null
     * @throws org.apache.kafka.connect.errors.DataException if the value cannot be written
     */
    byte[] fromConnectData(String topic, Schema schema, Object value);

    /**
     * Turns a value into bytes, with the headers of the record at hand. Without further ado, they are not looked at.
     *
     * @param topic the topic the bytes are meant for
     * @param headers the headers of the record in the topic, which may be added to
     * @param schema the schema of the value, or null if it has none
     * @param value the value; may be null
     * @return the bytes; null for what the topic shall hold as null
     * @throws org.apache.kafka.connect.errors.DataException if the value cannot be written
     */
    default byte[] fromConnectData(String topic, Headers headers, Schema schema, Object value) {
        return fromConnectData(topic, schema, value);
    }

    /**
     * Turns bytes into a value.
     *
     * @param topic the topic the bytes come from
     * @param value the bytes; may be null
     * @return the value with its schema; not null
     * @throws org.apache.kafka.connect.errors.DataException if the bytes cannot be read
     */
    SchemaAndValue toConnectData(String topic, byte[] value);

    /**
     * Turns bytes into a value, with the headers of the record at hand. Without further ado, they are not looked at.
     *
     * @param topic the topic the bytes come from
     * @param headers the headers of the record in the topic
     * @param value the bytes; may be null
     * @return the value with its schema; not null
     * @throws org.apache.kafka.connect.errors.DataException if the bytes cannot be read
     */
    default SchemaAndValue toConnectData(String topic, Headers headers, byte[] value) {
        return toConnectData(topic, value);
    }

    /** @return the settings the converter understands, none without further ado; not null */
    @Override
    default ConfigDef config() {
        return new ConfigDef();
    }

    /**
     * Lets go of what the converter holds, which is nothing without further ado.
     *
     * @throws IOException if that fails
     */
    @Override
    default void close() throws IOException {}

    /** @return the version; {@code "undefined"} without further ado */
    @Override
    default String version() {
        return "undefined";
    }
}
