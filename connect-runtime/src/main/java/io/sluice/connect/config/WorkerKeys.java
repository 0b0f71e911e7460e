package io.sluice.connect.config;

/** Names of worker settings that more than one class needs. */
final class WorkerKeys {
    static final String PLUGIN_PATH = "plugin.path";
    static final String PLUGIN_DISCOVERY = "plugin.discovery";
    static final String CONFIG_PROVIDERS = "config.providers";

    private WorkerKeys() {}
}
