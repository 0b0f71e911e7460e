package org.apache.kafka.connect.json;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.CaseInsensitiveValidString;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.connect.storage.ConverterConfig;

/**
 * The settings of {@link JsonConverter}.
 */
public final class JsonConverterConfig extends ConverterConfig {

    /** Whether every record carries its schema. */
    public static final String SCHEMAS_ENABLE_CONFIG = "schemas.enable";

    /** Records carry their schemas. */
    public static final boolean SCHEMAS_ENABLE_DEFAULT = true;

    /** A schema that holds for all records read, which then carry none (KIP-1054). */
    public static final String SCHEMA_CONTENT_CONFIG = "schema.content";

    /** No such schema. */
    public static final String SCHEMA_CONTENT_DEFAULT = null;

    /** How many schemas are remembered. */
    public static final String SCHEMAS_CACHE_SIZE_CONFIG = "schemas.cache.size";

    /** A thousand schemas. */
    public static final int SCHEMAS_CACHE_SIZE_DEFAULT = 1000;

    /** How decimals are written: a name of {@link DecimalFormat}, in any case. */
    public static final String DECIMAL_FORMAT_CONFIG = "decimal.format";

    /** Decimals are written in Base64. */
    public static final String DECIMAL_FORMAT_DEFAULT = DecimalFormat.BASE64.name();

    /** Whether a null becomes the default value of its schema (KIP-581). */
    public static final String REPLACE_NULL_WITH_DEFAULT_CONFIG = "replace.null.with.default";

    /** A null becomes the default value. */
    public static final boolean REPLACE_NULL_WITH_DEFAULT_DEFAULT = true;

    private static final String SCHEMAS = "Schemas";
    private static final String SERIALIZATION = "Serialization";
    private static final ConfigDef DEFINITION = definition();

    private final boolean schemasEnabled;
    private final int schemaCacheSize;
    private final DecimalFormat decimalFormat;
    private final boolean replaceNullWithDefault;
    private final byte[] schemaContent;

    /**
     * Reads the settings.
     *
     * @param props the settings; {@code converter.type} is required
     * @throws org.apache.kafka.common.config.ConfigException when one is missing or invalid
     */
    public JsonConverterConfig(Map<String, ?> props) {
        super(DEFINITION, props);
        schemasEnabled = getBoolean(SCHEMAS_ENABLE_CONFIG);
        schemaCacheSize = getInt(SCHEMAS_CACHE_SIZE_CONFIG);
        decimalFormat = DecimalFormat.valueOf(getString(DECIMAL_FORMAT_CONFIG).toUpperCase(Locale.ROOT));
        replaceNullWithDefault = getBoolean(REPLACE_NULL_WITH_DEFAULT_CONFIG);
        String content = getString(SCHEMA_CONTENT_CONFIG);
        schemaContent = content == null || content.isBlank() ? null : content.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The settings as a definition, for validation and documentation.
     *
     * @return a definition that may be added to
     */
    public static ConfigDef configDef() {
        return definition();
    }

    private static ConfigDef definition() {
        return newConfigDef()
                .define(
                        SCHEMAS_ENABLE_CONFIG,
                        Type.BOOLEAN,
                        SCHEMAS_ENABLE_DEFAULT,
                        Importance.HIGH,
                        "Whether each key or value is an object with its schema beside it, under \"schema\" and"
                                + " \"payload\". Without schemas it is plain JSON, and what is read has no schema.",
                        SCHEMAS,
                        0,
                        Width.MEDIUM,
                        "Enable Schemas")
                .define(
                        SCHEMAS_CACHE_SIZE_CONFIG,
                        Type.INT,
                        SCHEMAS_CACHE_SIZE_DEFAULT,
                        Importance.HIGH,
                        "How many different schemas this converter remembers in each direction. Set it above the number"
                                + " of schemas that pass through it; forgotten schemas are worked out again.",
                        SCHEMAS,
                        1,
                        Width.MEDIUM,
                        "Schema Cache Size")
                .define(
                        SCHEMA_CONTENT_CONFIG,
                        Type.STRING,
                        SCHEMA_CONTENT_DEFAULT,
                        Importance.HIGH,
                        "A schema in JSON, of the form found in records, that holds for everything this converter reads;"
                                + " the records themselves are then plain JSON. It needs " + SCHEMAS_ENABLE_CONFIG
                                + " and does not change what is written.",
                        SCHEMAS,
                        2,
                        Width.MEDIUM,
                        "Schema Content")
                .define(
                        DECIMAL_FORMAT_CONFIG,
                        Type.STRING,
                        DECIMAL_FORMAT_DEFAULT,
                        CaseInsensitiveValidString.in(DecimalFormat.NUMERIC.name(), DecimalFormat.BASE64.name()),
                        Importance.LOW,
                        "How decimals are written: BASE64 for the bytes of the unscaled number, NUMERIC for a JSON"
                                + " number. Case does not matter. Both are understood on reading.",
                        SERIALIZATION,
                        0,
                        Width.MEDIUM,
                        "Decimal Format")
                .define(
                        REPLACE_NULL_WITH_DEFAULT_CONFIG,
                        Type.BOOLEAN,
                        REPLACE_NULL_WITH_DEFAULT_DEFAULT,
                        Importance.LOW,
                        "Whether a null whose schema has a default value is replaced by that value, in both directions."
                                + " If not, it stays null where the schema is optional and is an error elsewhere.",
                        SERIALIZATION,
                        1,
                        Width.MEDIUM,
                        "Replace null with default");
    }

    /**
     * Whether every record carries its schema.
     *
     * @return true if it does
     */
    public boolean schemasEnabled() {
        return schemasEnabled;
    }

    /**
     * How many schemas are remembered in each direction.
     *
     * @return the number; zero or less for none
     */
    public int schemaCacheSize() {
        return schemaCacheSize;
    }

    /**
     * How decimals are written.
     *
     * @return the format
     */
    public DecimalFormat decimalFormat() {
        return decimalFormat;
    }

    /**
     * Whether a null becomes the default value of its schema.
     *
     * @return true if it does
     */
    public boolean replaceNullWithDefault() {
        return replaceNullWithDefault;
    }

    /**
     * The schema that holds for all records read, as JSON in UTF-8.
     *
     * @return the schema; null if none was set
     */
    public byte[] schemaContent() {
        return schemaContent == null ? null : schemaContent.clone();
    }
}
