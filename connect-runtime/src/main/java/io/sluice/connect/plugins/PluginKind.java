package io.sluice.connect.plugins;

import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The roles in which a class can plug into the worker; one class may play several. */
public enum PluginKind {
    SOURCE("source", SourceConnector.class, "Connector"),
    SINK("sink", SinkConnector.class, "Connector"),
    TRANSFORMATION("transformation", Transformation.class, "Transformation"),
    PREDICATE("predicate", Predicate.class, "Predicate"),
    CONVERTER("converter", Converter.class, "Converter"),
    HEADER_CONVERTER("header_converter", HeaderConverter.class, "HeaderConverter"),
    CONFIG_PROVIDER("configprovider", ConfigProvider.class, "ConfigProvider"),
    REST_EXTENSION("rest_extension", ConnectRestExtension.class, "ConnectRestExtension"),
    OVERRIDE_POLICY(
            "connector_client_config_override_policy",
            ConnectorClientConfigOverridePolicy.class,
            "ConnectorClientConfigOverridePolicy");

    private final String text;
    private final Class<?> type;
    private final String suffix;

    PluginKind(String text, Class<?> type, String suffix) {
        this.text = text;
        this.type = type;
        this.suffix = suffix;
    }

    /** The word for this kind in REST answers. */
    public String text() {
        return text;
    }

    /** The SPI type which plugins of this kind extend or implement. */
    public Class<?> type() {
        return type;
    }

    /** The ending of simple class names that a short form leaves out. */
    String suffix() {
        return suffix;
    }

    boolean isConnector() {
        return this == SOURCE || this == SINK;
    }
}
