package io.sluice.connect.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sluice.connect.worker.validation.KeyDefinition;
import io.sluice.connect.worker.validation.ValidationResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.health.ConnectorType;

/**
 * What the interface tells about plugins. Where plugin code has to run, the answer is a promise, so that code that blocks
 * holds no HTTP thread.
 */
public interface PluginCatalog {

    /** A plugin that is there. */
    record Plugin(@JsonProperty("class") String className, String type, String version) {}

    List<Plugin> plugins(boolean connectorsOnly);

    /** Whether a connector of this configuration is a source or a sink; unknown if its class is not there. */
    ConnectorType typeOf(Map<String, String> connectorConfig);

    /**
     * The settings of a plugin; fails with {@link io.sluice.connect.plugins.UnknownPlugin} if there is none.
     *
     * @param plugin class name or short form
     * @param version a version, a range or {@code latest}
     */
    CompletableFuture<List<KeyDefinition>> settings(String plugin, String version);

    /** Validates a configuration whose {@code connector.class} is set. */
    CompletableFuture<ValidationResult> validate(Map<String, String> config);
}
