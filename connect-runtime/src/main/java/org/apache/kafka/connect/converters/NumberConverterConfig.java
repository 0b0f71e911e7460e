package org.apache.kafka.connect.converters;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.storage.ConverterConfig;

/**
 * The settings of the number converters: none but those of every converter.
 */
public class NumberConverterConfig extends ConverterConfig {
    private static final ConfigDef DEFINITION = newConfigDef();

    /**
     * Reads the settings.
     *
     * @param props the settings; {@code converter.type} is required
     * @throws org.apache.kafka.common.config.ConfigException when it is missing or invalid
     */
    public NumberConverterConfig(Map<String, ?> props) {
        super(DEFINITION, props);
    }

    /**
     * The settings as a definition.
     *
     * @return the definition
     */
    public static ConfigDef configDef() {
        return DEFINITION;
    }
}
