package org.apache.kafka.connect.rest;

import jakarta.ws.rs.core.Configurable;
import org.apache.kafka.connect.health.ConnectClusterState;

/**
 * What the worker offers to a {@link ConnectRestExtension}.
 */
public interface ConnectRestExtensionContext {

    /**
     * Where the extension registers its JAX-RS components. Registering a class that is already there is ignored with a
     * warning.
     *
     * @return the application's configuration
     */
    Configurable<? extends Configurable<?>> configurable();

    /**
     * A view of the cluster's connectors that stays usable as long as the worker runs.
     *
     * @return the view
     */
    ConnectClusterState clusterState();
}
