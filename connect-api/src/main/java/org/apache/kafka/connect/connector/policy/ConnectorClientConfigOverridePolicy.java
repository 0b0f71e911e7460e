package org.apache.kafka.connect.connector.policy;

import java.util.List;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.components.ConnectPlugin;

/**
 * Lets an operator limit what connectors may change in the Kafka clients the worker makes for them, with the prefixes
 * {@code producer.override.}, {@code consumer.override.} and {@code admin.override.} (KIP-458).
 *
 * <p>One instance serves the whole worker, so {@link #validate} must be safe for concurrent calls. It needs a public
 * constructor without arguments and is configured with the worker's settings.
 */
public interface ConnectorClientConfigOverridePolicy extends Configurable, AutoCloseable, ConnectPlugin {

    /**
     * Judges the overrides that one connector asks for, for one kind of client. Called when a connector configuration is
     * validated and again when its clients are made.
     *
     * @param connectorClientConfigRequest who asks, and for what
     * @return one value for each override; those with error messages are refused
     */
    List<ConfigValue> validate(ConnectorClientConfigRequest connectorClientConfigRequest);

    /**
     * The settings of this policy; none by default.
     *
     * @return the definition of the settings
     */
    @Override
    default ConfigDef config() {
        return new ConfigDef();
    }

    /**
     * The version of this policy; {@code "undefined"} by default.
     *
     * @return the version
     */
    @Override
    default String version() {
        return "undefined";
    }
}
