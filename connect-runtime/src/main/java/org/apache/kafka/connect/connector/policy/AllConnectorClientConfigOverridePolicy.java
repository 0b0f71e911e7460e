package org.apache.kafka.connect.connector.policy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Lets connectors override every client setting. Choose it where connectors are trusted; it is the default.
 */
public class AllConnectorClientConfigOverridePolicy extends AbstractConnectorClientConfigOverridePolicy {

    /** Ready for use. */
    public AllConnectorClientConfigOverridePolicy() {}

    @Override
    protected String policyName() {
        return "All";
    }

    @Override
    protected boolean isAllowed(ConfigValue configValue) {
        return true;
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
