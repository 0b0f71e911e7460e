package org.apache.kafka.connect.transforms.util;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Settings of a plugin, parsed without being logged. */
public class SimpleConfig extends AbstractConfig {

    /**
     * @param configDef which settings there are
     * @param originals the settings given
     * @throws org.apache.kafka.common.config.ConfigException if one is missing or not valid
     */
    public SimpleConfig(ConfigDef configDef, Map<?, ?> originals) {
        super(configDef, originals, false);
    }
}
