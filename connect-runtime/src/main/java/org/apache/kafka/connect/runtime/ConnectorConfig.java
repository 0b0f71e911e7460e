package org.apache.kafka.connect.runtime;

import io.sluice.connect.config.ConnectorDefinitions;
import io.sluice.connect.config.PluginChoices;
import org.apache.kafka.common.config.ConfigDef;

/** The settings every connector has, under the name by which published connectors ask for them. */
public final class ConnectorConfig {
    private ConnectorConfig() {}

    public static ConfigDef configDef() {
        return ConnectorDefinitions.base(PluginChoices.unknown());
    }
}
