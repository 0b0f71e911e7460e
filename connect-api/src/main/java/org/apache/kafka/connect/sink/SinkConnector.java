package org.apache.kafka.connect.sink;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.Connector;

/**
 * A connector that carries data from Kafka into another system; extend it together with {@link SinkTask}.
 */
public abstract class SinkConnector extends Connector {

    /** The setting that lists the topics to read, separated by commas. */
    public static final String TOPICS_CONFIG = "topics";

    /** For subclasses. */
    public SinkConnector() {}

    @Override
    protected SinkConnectorContext context() {
        return (SinkConnectorContext) context;
    }

    /**
     * Called when a user changes or resets the consumer offsets of the stopped connector through the REST API (KIP-875).
     * Override it to check the offsets, and to change what the connector keeps outside of Connect. It may be repeated with
     * the same offsets and may run on an instance that was neither initialized nor started.
     *
     * @param connectorConfig the connector's configuration
     * @param offsets         the wanted offset of each partition; a null offset resets that partition. On a reset all
     *                        partitions with an offset come with null.
     * @return whether the connector checked the offsets; if false, the default, the worker alters them without a promise
     *     that they make sense
     * @throws UnsupportedOperationException when the connector cannot have its offsets altered
     * @throws org.apache.kafka.connect.errors.ConnectException when the offsets make no sense for this connector
     */
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<TopicPartition, Long> offsets) {
        return false;
    }
}
