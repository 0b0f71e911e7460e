package org.apache.kafka.connect.connector.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidList;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Lets connectors override the client settings that the operator lists, and no others (KIP-1188).
 */
public class AllowlistConnectorClientConfigOverridePolicy extends AbstractConnectorClientConfigOverridePolicy {

    /** The worker setting with the names of the settings that may be overridden. */
    public static final String ALLOWLIST_CONFIG = "connector.client.config.override.allowlist";

    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    ALLOWLIST_CONFIG,
                    Type.LIST,
                    List.of(),
                    ValidList.anyNonDuplicateValues(true, false),
                    Importance.MEDIUM,
                    "The client settings that connectors may override, without the prefixes producer.override.,"
                            + " consumer.override. and admin.override. Empty for none. Only the Allowlist policy reads it.");

    private volatile Set<String> allowed = Set.of(); // written by configure, read by validation threads

    /** Allows nothing until configured. */
    public AllowlistConnectorClientConfigOverridePolicy() {}

    @Override
    protected String policyName() {
        return "Allowlist";
    }

    @Override
    protected boolean isAllowed(ConfigValue configValue) {
        return allowed.contains(configValue.name());
    }

    /**
     * Takes the list from the worker's settings.
     *
     * @param configs the worker's settings
     * @throws org.apache.kafka.common.config.ConfigException when the list has empty names
     */
    @Override
    public void configure(Map<String, ?> configs) {
        allowed = Set.copyOf(new AbstractConfig(DEFINITION, configs, false).getList(ALLOWLIST_CONFIG));
    }
}
