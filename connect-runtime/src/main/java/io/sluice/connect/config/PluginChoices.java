package io.sluice.connect.config;

/** The plugins a connector configuration may choose from, as far as they are part of its base definitions. */
public record PluginChoices(PluginChoice connector, PluginChoice key, PluginChoice value, PluginChoice header) {
    /** The definitions as they are where no plugin is known. */
    public static PluginChoices unknown() {
        PluginChoice none = PluginChoice.unknown();
        return new PluginChoices(none, none, none, none);
    }
}
