package io.sluice.connect.plugins;

/** Source text of small plugins. */
public final class TestSources {
    private TestSources() {}

    /** A sink connector; {@code extra} is pasted into the class. */
    public static String sink(String simpleName, String version, String extra) {
        return """
                package com.acme;
                import java.util.List;
                import java.util.Map;
                import org.apache.kafka.common.config.ConfigDef;
                import org.apache.kafka.connect.connector.Task;
                import org.apache.kafka.connect.sink.SinkConnector;
                import org.apache.kafka.connect.sink.SinkTask;
                public class %s extends SinkConnector {
                    public String version() { return "%s"; }
                    public void start(Map<String, String> config) {}
                    public void stop() {}
                    public Class<? extends Task> taskClass() { return SinkTask.class; }
                    public List<Map<String, String>> taskConfigs(int max) { return List.of(); }
                    public ConfigDef config() { return new ConfigDef(); }
                    %s
                }
                """
                .formatted(simpleName, version, extra);
    }

    /** A converter that writes a fixed text. */
    public static String converter(String simpleName, String text) {
        return """
                package com.acme;
                import java.util.Map;
                import org.apache.kafka.connect.data.Schema;
                import org.apache.kafka.connect.data.SchemaAndValue;
                import org.apache.kafka.connect.storage.Converter;
                public class %s implements Converter {
                    public void configure(Map<String, ?> config, boolean key) {}
                    public byte[] fromConnectData(String topic, Schema schema, Object value) { return "%s".getBytes(); }
                    public SchemaAndValue toConnectData(String topic, byte[] value) { return null; }
                    public org.apache.kafka.common.config.ConfigDef config() { return new org.apache.kafka.common.config.ConfigDef(); }
                }
                """
                .formatted(simpleName, text);
    }
}
