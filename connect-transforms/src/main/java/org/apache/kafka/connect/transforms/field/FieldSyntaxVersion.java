package org.apache.kafka.connect.transforms.field;

import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** How a setting that names a field is read; the setting {@code field.syntax.version} (KIP-821). */
public enum FieldSyntaxVersion {
    /** The text is the name of a field at the top. */
    V1,
    /** Dots lead into nested structs and maps; a name in backticks may contain dots. */
    V2;

    public static final String FIELD_SYNTAX_VERSION_CONFIG = "field.syntax.version";
    public static final String FIELD_SYNTAX_VERSION_DOC =
            "How field names are read. V1: the text is the name of a field at the top of the record. V2: dots lead into "
                    + "nested structs and maps, as in <code>address.city</code>; a name that contains dots itself is put "
                    + "in backticks.";
    public static final String FIELD_SYNTAX_VERSION_DEFAULT_VALUE = V1.name();

    /**
     * Adds the setting to a definition.
     *
     * @param configDef the definition to extend
     * @return the same definition
     */
    public static ConfigDef appendConfigTo(ConfigDef configDef) {
        return configDef.define(
                FIELD_SYNTAX_VERSION_CONFIG,
                ConfigDef.Type.STRING,
                FIELD_SYNTAX_VERSION_DEFAULT_VALUE,
                ConfigDef.CaseInsensitiveValidString.in(V1.name(), V2.name()),
                ConfigDef.Importance.HIGH,
                FIELD_SYNTAX_VERSION_DOC);
    }

    /**
     * @param config settings of a definition that has this one
     * @return the version chosen
     */
    public static FieldSyntaxVersion fromConfig(AbstractConfig config) {
        return valueOf(config.getString(FIELD_SYNTAX_VERSION_CONFIG).toUpperCase(Locale.ROOT));
    }
}
