package org.apache.kafka.connect.rest;

import java.io.Closeable;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.ConnectPlugin;

/**
 * Adds JAX-RS resources to the worker's REST server, for instance authentication or an endpoint of one's own. The setting
 * {@code rest.extension.classes} names the extensions in use.
 *
 * <p>An extension needs a public constructor without arguments. The worker calls {@code configure} with its own settings,
 * then {@link #register} once before the server answers, and {@code close} when it stops.
 */
public interface ConnectRestExtension extends Configurable, ConnectPlugin, Closeable {

    /**
     * Registers what the extension adds.
     *
     * @param restPluginContext where to register it, and a view of the cluster's connectors
     */
    void register(ConnectRestExtensionContext restPluginContext);

    /**
     * The settings of this extension; none by default.
     *
     * @return the definition of the settings
     */
    @Override
    default ConfigDef config() {
        return new ConfigDef();
    }
}
