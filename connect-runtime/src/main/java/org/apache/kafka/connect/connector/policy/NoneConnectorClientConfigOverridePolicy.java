package org.apache.kafka.connect.connector.policy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Lets connectors override no client setting.
 */
public class NoneConnectorClientConfigOverridePolicy extends AbstractConnectorClientConfigOverridePolicy {

    /** Ready for use. */
    public NoneConnectorClientConfigOverridePolicy() {}

    @Override
    protected String policyName() {
        return "None";
    }

    @Override
    protected boolean isAllowed(ConfigValue configValue) {
        return false;
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
