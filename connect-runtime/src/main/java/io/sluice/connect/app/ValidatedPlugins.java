package io.sluice.connect.app;

import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.VersionRange;
import io.sluice.connect.rest.PluginCatalog;
import io.sluice.connect.worker.validation.KeyDefinition;
import io.sluice.connect.worker.validation.Validation;
import io.sluice.connect.worker.validation.ValidationResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.health.ConnectorType;

/** Shows the plugins that were found, and what validation says about their settings, to the HTTP interface. */
record ValidatedPlugins(Plugins plugins, Validation validation) implements PluginCatalog {
    private static final Set<PluginKind> CONNECTORS = EnumSet.of(PluginKind.SOURCE, PluginKind.SINK);
    private static final Set<PluginKind> SHOWN = EnumSet.of(
            PluginKind.SOURCE,
            PluginKind.SINK,
            PluginKind.TRANSFORMATION,
            PluginKind.PREDICATE,
            PluginKind.CONVERTER,
            PluginKind.HEADER_CONVERTER);

    @Override
    public List<PluginCatalog.Plugin> plugins(boolean connectorsOnly) {
        Set<PluginKind> kinds = connectorsOnly ? CONNECTORS : SHOWN;
        return plugins.index().all().stream()
                .filter(plugin -> kinds.contains(plugin.kind()))
                .map(plugin -> new PluginCatalog.Plugin(
                        plugin.className(), plugin.kind().text(), plugin.version()))
                .toList();
    }

    @Override
    public ConnectorType typeOf(Map<String, String> connectorConfig) {
        try {
            var plugin = plugins.connector(
                    connectorConfig.get("connector.class"),
                    VersionRange.parse(connectorConfig.get("connector.plugin.version")));
            return plugin.kind() == PluginKind.SOURCE ? ConnectorType.SOURCE : ConnectorType.SINK;
        } catch (RuntimeException e) { // no class, no such class, or no such version
            return ConnectorType.UNKNOWN;
        }
    }

    @Override
    public CompletableFuture<List<KeyDefinition>> settings(String plugin, String version) {
        return validation.definitions(plugin, VersionRange.parse(version));
    }

    @Override
    public CompletableFuture<ValidationResult> validate(Map<String, String> config) {
        return validation.validate(config);
    }
}
