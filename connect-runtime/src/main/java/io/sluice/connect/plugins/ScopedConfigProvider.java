package io.sluice.connect.plugins;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigChangeCallback;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;

/** Calls a config provider under its plugin's class loader. */
public record ScopedConfigProvider(ConfigProvider provider, ClassLoader loader) implements ConfigProvider, Monitorable {
    /** The class of the plugin itself. */
    public Class<?> type() {
        return provider.getClass();
    }

    @Override
    public void withPluginMetrics(PluginMetrics metrics) {
        if (!(provider instanceof Monitorable monitorable)) return;
        try (PluginScope scope = PluginScope.enter(loader)) {
            monitorable.withPluginMetrics(metrics);
        }
    }

    @Override
    public void configure(Map<String, ?> configs) {
        try (PluginScope scope = PluginScope.enter(loader)) {
            provider.configure(configs);
        }
    }

    @Override
    public ConfigData get(String path) {
        try (PluginScope scope = PluginScope.enter(loader)) {
            return provider.get(path);
        }
    }

    @Override
    public ConfigData get(String path, Set<String> keys) {
        try (PluginScope scope = PluginScope.enter(loader)) {
            return provider.get(path, keys);
        }
    }

    @Override
    public void subscribe(String path, Set<String> keys, ConfigChangeCallback callback) {
        try (PluginScope scope = PluginScope.enter(loader)) {
            provider.subscribe(path, keys, callback);
        }
    }

    @Override
    public void unsubscribe(String path, Set<String> keys, ConfigChangeCallback callback) {
        try (PluginScope scope = PluginScope.enter(loader)) {
            provider.unsubscribe(path, keys, callback);
        }
    }

    @Override
    public void unsubscribeAll() {
        try (PluginScope scope = PluginScope.enter(loader)) {
            provider.unsubscribeAll();
        }
    }

    @Override
    public void close() throws IOException {
        try (PluginScope scope = PluginScope.enter(loader)) {
            provider.close();
        }
    }
}
