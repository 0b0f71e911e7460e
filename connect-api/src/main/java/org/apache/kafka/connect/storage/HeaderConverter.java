package org.apache.kafka.connect.storage;

import java.io.Closeable;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.components.ConnectPlugin;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Turns header values into the bytes that topics hold, and back.
 *
 * <p>The worker makes an instance for each task, configures it once, uses it on the task's thread only, and closes it.
 */
public interface HeaderConverter extends Configurable, Closeable, ConnectPlugin {

    /**
     * Turns bytes into a header's value.
     *
     * @param topic the topic of the record
     * @param headerKey the key of the header
     * @param value the bytes; may be null
     * @return the value with its schema; null is taken for a header without either
     * @throws org.apache.kafka.connect.errors.DataException if the bytes cannot be read
     */
    SchemaAndValue toConnectHeader(String topic, String headerKey, byte[] value);

    /**
     * Turns a header's value into bytes.
     *
     * @param topic the topic of the record
     * @param headerKey the key of the header
     * @param schema the schema of the value, or null if it has none
     * @param value the value; may be null
     * @return the bytes; may be null
     * @throws org.apache.kafka.connect.errors.DataException if the value cannot be written
     */
    byte[] fromConnectHeader(String topic, String headerKey, Schema schema, Object value);

    /** @return the version; {@code "undefined"} without further ado */
    @Override
    default String version() {
        return "undefined";
    }
}
