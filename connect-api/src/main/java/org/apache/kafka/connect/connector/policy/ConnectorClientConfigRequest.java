package org.apache.kafka.connect.connector.policy;

import java.util.Map;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.health.ConnectorType;

/**
 * A connector's wish to override settings of one kind of Kafka client.
 */
public class ConnectorClientConfigRequest {
    private final String connectorName;
    private final ConnectorType connectorType;
    private final Class<? extends Connector> connectorClass;
    private final Map<String, Object> clientProps;
    private final ClientType clientType;

    /**
     * Describes the wish; nothing is checked or copied.
     *
     * @param connectorName  the name of the connector
     * @param connectorType  whether it is a source or a sink
     * @param connectorClass its class
     * @param clientProps    the overrides, their prefix already removed
     * @param clientType     the kind of client they are for
     */
    public ConnectorClientConfigRequest(
            String connectorName,
            ConnectorType connectorType,
            Class<? extends Connector> connectorClass,
            Map<String, Object> clientProps,
            ClientType clientType) {
        this.connectorName = connectorName;
        this.connectorType = connectorType;
        this.connectorClass = connectorClass;
        this.clientProps = clientProps;
        this.clientType = clientType;
    }

    /**
     * The overrides, named like the client's own settings, that is without {@code producer.override.} and its like.
     *
     * @return the overrides; the only settings to judge
     */
    public Map<String, Object> clientProps() {
        return clientProps;
    }

    /**
     * The kind of client the overrides are for. A source connector uses a producer (and an admin client, where topics are
     * created for it), a sink connector a consumer (and, for its dead letter queue, a producer and an admin client).
     *
     * @return the kind of client
     */
    public ClientType clientType() {
        return clientType;
    }

    /**
     * The name of the connector that asks.
     *
     * @return the name
     */
    public String connectorName() {
        return connectorName;
    }

    /**
     * Whether the connector that asks is a source or a sink.
     *
     * @return the type
     */
    public ConnectorType connectorType() {
        return connectorType;
    }

    /**
     * The class of the connector that asks.
     *
     * @return the class
     */
    public Class<? extends Connector> connectorClass() {
        return connectorClass;
    }

    /** The kinds of Kafka client that a worker makes for a connector. */
    public enum ClientType {
        /** Writes records of source connectors, and of dead letter queues. */
        PRODUCER,
        /** Reads records for sink connectors. */
        CONSUMER,
        /** Creates topics and fences producers. */
        ADMIN
    }
}
