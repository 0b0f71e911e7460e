package org.apache.kafka.connect.health;

import java.util.Collection;
import java.util.Map;

/**
 * Lets a REST extension look at the connectors of the cluster, as this worker sees them at the moment. Safe for calls
 * from any thread; a call may wait for the worker for a bounded time.
 */
public interface ConnectClusterState {

    /**
     * The names of all connectors, deployed on whatever worker.
     *
     * @return the names; empty if there are none
     */
    Collection<String> connectors();

    /**
     * How a connector and its tasks are doing.
     *
     * @param connName the connector's name
     * @return its health
     * @throws org.apache.kafka.connect.errors.NotFoundException when there is no such connector
     */
    ConnectorHealth connectorHealth(String connName);

    /**
     * The configuration of a connector as it was submitted, not of its tasks (KIP-454). Placeholders of config providers
     * are not resolved in it.
     *
     * @param connName the connector's name
     * @return its configuration
     * @throws org.apache.kafka.connect.errors.NotFoundException when there is no such connector
     * @throws UnsupportedOperationException by default, where the worker cannot tell
     */
    default Map<String, String> connectorConfig(String connName) {
        throw new UnsupportedOperationException();
    }

    /**
     * Facts about the cluster as a whole (KIP-454).
     *
     * @return the facts
     * @throws UnsupportedOperationException by default, where the worker cannot tell
     */
    default ConnectClusterDetails clusterDetails() {
        throw new UnsupportedOperationException();
    }
}
