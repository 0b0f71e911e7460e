package org.apache.kafka.connect.storage;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The settings that all converters share. Extend it for a converter's own.
 */
public abstract class ConverterConfig extends AbstractConfig {

    /** The setting that names the part of a record the converter works on; the worker fills it in. */
    public static final String TYPE_CONFIG = "converter.type";

    private static final String TYPE_DOC =
            "The part of a record to convert. Set by the worker, not by hand: key, value or header.";

    /** @return a new definition with the shared settings, to be added to; not null */
    public static ConfigDef newConfigDef() {
        return new ConfigDef()
                .define(
                        TYPE_CONFIG,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        ConfigDef.ValidString.in(
                                ConverterType.KEY.getName(),
                                ConverterType.VALUE.getName(),
                                ConverterType.HEADER.getName()),
                        ConfigDef.Importance.LOW,
                        TYPE_DOC);
    }

    /**
     * Reads the settings.
     *
     * @param configDef their definition, begun with {@link #newConfigDef}; not null
     * @param props their values; not null
     * @throws org.apache.kafka.common.config.ConfigException if a value is missing or not allowed
     */
    protected ConverterConfig(ConfigDef configDef, Map<String, ?> props) {
        super(configDef, props, false); // one line per converter and task would drown the log
    }

    /** @return the part of a record the converter works on; not null */
    public ConverterType type() {
        return ConverterType.withName(getString(TYPE_CONFIG));
    }
}
