package org.apache.kafka.connect.connector.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Judges each override by itself. A policy says which it allows; all others get an error message.
 */
public abstract class AbstractConnectorClientConfigOverridePolicy implements ConnectorClientConfigOverridePolicy {

    /** For subclasses. */
    public AbstractConnectorClientConfigOverridePolicy() {}

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    /** Holds nothing that needs closing. */
    @Override
    public void close() {}

    @Override
    public final List<ConfigValue> validate(ConnectorClientConfigRequest connectorClientConfigRequest) {
        List<ConfigValue> judged = new ArrayList<>();
        for (Map.Entry<String, Object> override :
                connectorClientConfigRequest.clientProps().entrySet()) {
            ConfigValue value = configValue(override);
            validate(value);
            judged.add(value);
        }
        return judged;
    }

    /**
     * Makes the answer for an override, without errors.
     *
     * @param configEntry the setting and the wanted value
     * @return the answer
     */
    protected ConfigValue configValue(Map.Entry<String, Object> configEntry) {
        return new ConfigValue(configEntry.getKey(), configEntry.getValue(), new ArrayList<>(), new ArrayList<>());
    }

    /**
     * Adds an error to an override that is not allowed.
     *
     * @param configValue the answer for the override
     */
    protected void validate(ConfigValue configValue) {
        if (!isAllowed(configValue)) {
            configValue.addErrorMessage("Overriding " + configValue.name() + " is not allowed by this worker's policy "
                    + policyName() + ". Remove the override, or have connector.client.config.override.policy changed.");
        }
    }

    /**
     * The name users choose this policy by.
     *
     * @return the name
     */
    protected abstract String policyName();

    /**
     * Whether an override is allowed.
     *
     * @param configValue the setting and the wanted value
     * @return true if it is
     */
    protected abstract boolean isAllowed(ConfigValue configValue);
}
