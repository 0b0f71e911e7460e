package io.sluice.connect.rest;

import io.sluice.connect.plugins.PluginScope;
import jakarta.ws.rs.core.Configurable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;
import org.glassfish.jersey.server.ResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins that add resources and filters to the main listeners, in the order in which the worker's settings name them. One that
 * fails keeps the worker from starting: it may be what guards the interface.
 */
public final class Extensions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);

    private final List<ConnectRestExtension> extensions;

    private Extensions(List<ConnectRestExtension> extensions) {
        this.extensions = List.copyOf(extensions);
    }

    /**
     * Tells each its settings.
     *
     * @param settings those of the worker
     * @throws ConfigException if one does not take them
     */
    public static Extensions configured(List<ConnectRestExtension> extensions, Map<String, ?> settings) {
        for (ConnectRestExtension extension : extensions) {
            try (PluginScope scope = PluginScope.of(extension)) {
                extension.configure(settings);
            } catch (RuntimeException | LinkageError e) {
                throw new ConfigException("REST extension " + name(extension) + " does not take the worker's settings: "
                        + (e.getMessage() == null ? e : e.getMessage()));
            }
        }
        return new Extensions(extensions);
    }

    void register(ResourceConfig resources, ConnectClusterState cluster) {
        if (extensions.isEmpty()) return;
        resources.register(new ExtensionJson());
        ConnectRestExtensionContext context = new ConnectRestExtensionContext() {
            @Override
            public Configurable<? extends Configurable<?>> configurable() {
                return resources;
            }

            @Override
            public ConnectClusterState clusterState() {
                return cluster;
            }
        };
        for (ConnectRestExtension extension : extensions) {
            try (PluginScope scope = PluginScope.of(extension)) {
                extension.register(context);
                LOG.info("REST extension {} {} takes part", name(extension), extension.version());
            } catch (RuntimeException | LinkageError e) {
                throw new IllegalStateException("REST extension " + name(extension) + " cannot take part: " + e, e);
            }
        }
    }

    @Override
    public void close() {
        for (ConnectRestExtension extension : extensions) {
            try (PluginScope scope = PluginScope.of(extension)) {
                extension.close();
            } catch (IOException | RuntimeException e) {
                LOG.warn("REST extension {} did not close cleanly", name(extension), e);
            }
        }
    }

    private static String name(ConnectRestExtension extension) {
        return extension.getClass().getName();
    }
}
