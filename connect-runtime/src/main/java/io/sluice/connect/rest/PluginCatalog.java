package io.sluice.connect.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
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

    /** One setting of a plugin; the default value is text or null. */
    record Setting(
            String name,
            String type,
            boolean required,
            String defaultValue,
            String importance,
            String documentation,
            String group,
            int orderInGroup,
            String width,
            String displayName,
            List<String> dependents) {}

    /** What a configuration says for one setting, and what is wrong with it. */
    record Value(String name, String value, List<String> recommendedValues, List<String> errors, boolean visible) {}

    record Checked(Setting definition, Value value) {}

    /** A whole validated configuration. */
    record Validation(String name, int errorCount, List<String> groups, List<Checked> configs) {}

    List<Plugin> plugins(boolean connectorsOnly);

    /** Whether a connector of this configuration is a source or a sink; unknown if its class is not there. */
    ConnectorType typeOf(Map<String, String> connectorConfig);

    /**
     * The settings of a plugin; fails with {@link io.sluice.connect.plugins.UnknownPlugin} if there is none.
     *
     * @param plugin class name or short form
     * @param version a version, a range or {@code latest}
     */
    CompletableFuture<List<Setting>> settings(String plugin, String version);

    /** Validates a configuration whose {@code connector.class} is set. */
    CompletableFuture<Validation> validate(Map<String, String> config);
}
