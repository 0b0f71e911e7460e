package org.apache.kafka.connect.source;

import java.util.Map;
import org.apache.kafka.connect.connector.Connector;

/**
 * A connector that brings data from another system into Kafka; extend it together with {@link SourceTask}.
 */
public abstract class SourceConnector extends Connector {

    /** For subclasses. */
    public SourceConnector() {}

    @Override
    protected SourceConnectorContext context() {
        return (SourceConnectorContext) context;
    }

    /**
     * Says whether the connector delivers exactly once with this configuration (KIP-618). Asked only on workers with
     * exactly-once source support, and on instances that may never be started.
     *
     * @param connectorConfig the configuration as the user gave it
     * @return the answer; null, the default, for a connector that cannot tell
     */
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> connectorConfig) {
        return null;
    }

    /**
     * Says whether the connector's tasks can draw the boundaries of transactions themselves with this configuration
     * (KIP-618). Asked only when the user wants that, on instances that may never be started.
     *
     * @param connectorConfig the configuration as the user gave it
     * @return the answer, not null; by default that they cannot
     */
    public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> connectorConfig) {
        return ConnectorTransactionBoundaries.UNSUPPORTED;
    }

    /**
     * Called when a user changes or resets the committed offsets of the stopped connector through the REST API (KIP-875).
     * Override it to check the offsets, and to change what the connector keeps outside of Connect. It may be repeated with
     * the same offsets and may run on an instance that was neither initialized nor started.
     *
     * @param connectorConfig the connector's configuration
     * @param offsets         the wanted offset of each source partition; a null offset resets that partition. On a reset
     *                        all known partitions come with null.
     * @return whether the connector checked the offsets; if false, the default, the worker alters them without a promise
     *     that they make sense
     * @throws UnsupportedOperationException when the connector cannot have its offsets altered
     * @throws org.apache.kafka.connect.errors.ConnectException when the offsets make no sense for this connector
     */
    public boolean alterOffsets(Map<String, String> connectorConfig, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return false;
    }
}
