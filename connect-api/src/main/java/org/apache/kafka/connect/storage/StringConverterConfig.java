package org.apache.kafka.connect.storage;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The settings of {@link StringConverter}.
 */
public class StringConverterConfig extends ConverterConfig {

    /** The setting that names the character set of the bytes. */
    public static final String ENCODING_CONFIG = "converter.encoding";

    /** The character set unless set otherwise. */
    public static final String ENCODING_DEFAULT = StandardCharsets.UTF_8.name();

    private static final String ENCODING_DOC =
            "The character set of the bytes in topics, by a name that Java knows, such as UTF-8 or ISO-8859-1.";

    /** @return the definition of the settings; not null */
    public static ConfigDef configDef() {
        return newConfigDef()
                .define(
                        ENCODING_CONFIG,
                        ConfigDef.Type.STRING,
                        ENCODING_DEFAULT,
                        ConfigDef.Importance.HIGH,
                        ENCODING_DOC,
                        null,
                        -1,
                        ConfigDef.Width.MEDIUM,
                        "Encoding");
    }

    /**
     * Reads the settings.
     *
     * @param props their values; not null
     * @throws org.apache.kafka.common.config.ConfigException if a value is missing or not allowed
     */
    public StringConverterConfig(Map<String, ?> props) {
        super(configDef(), props);
    }

    /** @return the name of the character set; not null */
    public String encoding() {
        return getString(ENCODING_CONFIG);
    }
}
