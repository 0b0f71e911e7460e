package io.sluice.connect.rest;

import io.sluice.connect.worker.validation.CheckedKey;
import io.sluice.connect.worker.validation.KeyDefinition;
import io.sluice.connect.worker.validation.KeyValue;
import io.sluice.connect.worker.validation.ValidationResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.health.ConnectorType;

/** One source connector, {@code acme.OrdersSourceConnector} 1.0, with one setting. */
final class FakePlugins implements PluginCatalog {
    static final String CLASS = "acme.OrdersSourceConnector";
    private static final KeyDefinition TOPIC = new KeyDefinition(
            "topic", "STRING", true, null, "HIGH", "Where to write.", null, -1, "NONE", "topic", List.of());

    @Override
    public List<Plugin> plugins(boolean connectorsOnly) {
        var connector = new Plugin(CLASS, "source", "1.0");
        return connectorsOnly
                ? List.of(connector)
                : List.of(connector, new Plugin("acme.Rename", "transformation", "1.0"));
    }

    @Override
    public ConnectorType typeOf(Map<String, String> connectorConfig) {
        return CLASS.equals(connectorConfig.get("connector.class")) ? ConnectorType.SOURCE : ConnectorType.UNKNOWN;
    }

    @Override
    public CompletableFuture<List<KeyDefinition>> settings(String plugin, String version) {
        if (!plugin.equals("OrdersSource") && !plugin.equals(CLASS))
            return CompletableFuture.failedFuture(new RestFailure(404, "There is no plugin " + plugin));
        if (!version.equals("latest") && !version.equals("1.0"))
            return CompletableFuture.failedFuture(new RestFailure(400, plugin + " is not there in " + version));
        return CompletableFuture.completedFuture(List.of(TOPIC));
    }

    @Override
    public CompletableFuture<ValidationResult> validate(Map<String, String> config) {
        String topic = config.get("topic");
        List<String> errors = topic == null ? List.of("topic is missing") : List.of();
        var checked = new CheckedKey(TOPIC, new KeyValue("topic", topic, List.of(), errors, true));
        return CompletableFuture.completedFuture(
                new ValidationResult(config.get("connector.class"), List.of(), List.of(checked)));
    }
}
