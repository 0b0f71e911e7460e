package io.sluice.connect.plugins;

import org.apache.kafka.connect.storage.ConverterType;

/** What a converter is used for, which decides the setting that names it. */
public enum ConverterRole {
    KEY("key.converter", ConverterType.KEY, PluginKind.CONVERTER),
    VALUE("value.converter", ConverterType.VALUE, PluginKind.CONVERTER),
    HEADER("header.converter", ConverterType.HEADER, PluginKind.HEADER_CONVERTER);

    private final String key;
    private final ConverterType type;
    private final PluginKind kind;

    ConverterRole(String key, ConverterType type, PluginKind kind) {
        this.key = key;
        this.type = type;
        this.kind = kind;
    }

    /** The setting that names the class; with a dot behind it, the prefix of the converter's own settings. */
    public String key() {
        return key;
    }

    public String versionKey() {
        return key + ".plugin.version";
    }

    public ConverterType type() {
        return type;
    }

    public PluginKind kind() {
        return kind;
    }
}
