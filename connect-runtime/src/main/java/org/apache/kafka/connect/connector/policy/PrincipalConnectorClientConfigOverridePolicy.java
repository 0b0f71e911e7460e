package org.apache.kafka.connect.connector.policy;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * Lets connectors choose whom they are to the Kafka cluster, and nothing else: each can bring credentials of its own.
 */
public class PrincipalConnectorClientConfigOverridePolicy extends AbstractConnectorClientConfigOverridePolicy {
    private static final Set<String> IDENTITY = Set.of(
            SaslConfigs.SASL_JAAS_CONFIG, SaslConfigs.SASL_MECHANISM, CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);

    /** Ready for use. */
    public PrincipalConnectorClientConfigOverridePolicy() {}

    @Override
    protected String policyName() {
        return "Principal";
    }

    @Override
    protected boolean isAllowed(ConfigValue configValue) {
        return IDENTITY.contains(configValue.name());
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}
