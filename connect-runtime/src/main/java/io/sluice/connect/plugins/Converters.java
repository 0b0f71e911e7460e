package io.sluice.connect.plugins;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.HeaderConverter;

/**
 * Makes the converters of a connector, configured. One that the connector names is looked for in the connector's location
 * first and takes the connector's {@code key.converter.*} settings; otherwise the worker's serves, with the worker's settings.
 */
public final class Converters {
    private static final String DEFAULT_HEADER_CONVERTER = "org.apache.kafka.connect.storage.SimpleHeaderConverter";

    private final Plugins plugins;
    private final Map<String, String> worker;

    /** @param worker the worker's settings, config provider references resolved */
    public Converters(Plugins plugins, Map<String, String> worker) {
        this.plugins = Objects.requireNonNull(plugins, "plugins");
        this.worker = Map.copyOf(worker);
    }

    public Converter key(Map<String, String> connectorConfig, Plugin connector) {
        return converter(ConverterRole.KEY, connectorConfig, connector);
    }

    public Converter value(Map<String, String> connectorConfig, Plugin connector) {
        return converter(ConverterRole.VALUE, connectorConfig, connector);
    }

    public HeaderConverter header(Map<String, String> connectorConfig, Plugin connector) {
        HeaderConverter converter = (HeaderConverter)
                plugin(ConverterRole.HEADER, connectorConfig, connector).newInstance();
        try (PluginScope scope = PluginScope.of(converter)) {
            converter.configure(settings(ConverterRole.HEADER, connectorConfig));
        }
        return converter;
    }

    private Converter converter(ConverterRole role, Map<String, String> connectorConfig, Plugin connector) {
        Converter converter =
                (Converter) plugin(role, connectorConfig, connector).newInstance();
        try (PluginScope scope = PluginScope.of(converter)) {
            converter.configure(settings(role, connectorConfig), role == ConverterRole.KEY);
        }
        return converter;
    }

    /** The plugin that serves a connector in this role; fails with {@link UnknownPlugin}. */
    public Plugin plugin(ConverterRole role, Map<String, String> connectorConfig, Plugin connector) {
        return isOwn(role, connectorConfig)
                ? named(role, connectorConfig, Optional.of(connector))
                : workerDefault(role);
    }

    /** The plugin the worker's own settings name for this role. */
    public Plugin workerDefault(ConverterRole role) {
        return named(role, worker, Optional.empty());
    }

    private Plugin named(ConverterRole role, Map<String, String> config, Optional<Plugin> near) {
        String name = config.getOrDefault(role.key(), role == ConverterRole.HEADER ? DEFAULT_HEADER_CONVERTER : null);
        if (name == null) {
            throw new IllegalStateException("No " + role.key() + " is set, neither by the connector nor by the worker");
        }
        return plugins.find(role.kind(), name, VersionRange.parse(config.get(role.versionKey())), near);
    }

    private static boolean isOwn(ConverterRole role, Map<String, String> connectorConfig) {
        return connectorConfig.get(role.key()) != null;
    }

    private Map<String, String> settings(ConverterRole role, Map<String, String> connectorConfig) {
        Map<String, String> settings = new LinkedHashMap<>();
        String prefix = role.key() + ".";
        (isOwn(role, connectorConfig) ? connectorConfig : worker).forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), value);
            }
        });
        settings.put(ConverterConfig.TYPE_CONFIG, role.type().getName());
        return settings;
    }
}
