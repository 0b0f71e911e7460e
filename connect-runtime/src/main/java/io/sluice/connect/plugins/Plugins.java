package io.sluice.connect.plugins;

import io.sluice.connect.config.PluginSettings;
import java.lang.reflect.InvocationTargetException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/**
 * Makes instances of plugins by name, each under its own class loader. Whoever calls the instance afterwards enters that
 * loader first ({@link PluginScope#of}), on a thread where plugin code may run.
 *
 * <p>A plugin that another plugin names (the converter of a connector, say) is looked for next to the one that names it
 * before anywhere else; that is what the {@code near} parameters are for.
 */
public final class Plugins {
    private static final Set<PluginKind> CONNECTORS = EnumSet.of(PluginKind.SOURCE, PluginKind.SINK);

    private final PluginIndex index;
    private final PluginLocation classPath;

    private Plugins(PluginIndex index, ClassLoader worker) {
        this.index = index;
        this.classPath = PluginLocation.classPath(worker);
    }

    /**
     * Searches the plugin path, the distribution and the worker's class path. Takes seconds and loads plugin classes, unless it
     * is known from an earlier start what they hold.
     */
    public static Plugins discover(PluginSettings settings, ClassLoader worker) {
        return new Plugins(PluginSearch.run(settings, worker), worker);
    }

    public PluginIndex index() {
        return index;
    }

    /** The connector plugin of this name, source or sink. */
    public Plugin connector(String name, VersionRange versions) {
        return find(CONNECTORS, name, versions, Optional.empty());
    }

    /** The plugin of this kind and name, preferring the location of {@code near}. */
    public Plugin find(PluginKind kind, String name, VersionRange versions, Optional<Plugin> near) {
        return find(EnumSet.of(kind), name, versions, near);
    }

    /** The plugin of this name in whatever role it plays. */
    public Plugin any(String name, VersionRange versions) {
        return find(EnumSet.allOf(PluginKind.class), name, versions, Optional.empty());
    }

    /** Makes classes of all plugins known by all their names to the current thread, those next to {@code near} first. */
    public PluginScope enterNaming(Optional<Plugin> near) {
        return PluginScope.enter(
                new NamingLoader(index, near.map(Plugin::loader).orElse(classPath.loader())));
    }

    private Plugin find(Set<PluginKind> kinds, String name, VersionRange versions, Optional<Plugin> near) {
        Objects.requireNonNull(name, "name");
        try {
            return index.find(kinds, name, versions, near.map(Plugin::location));
        } catch (UnknownPlugin unknown) {
            if (unknown.onlyVersionMissing()) {
                throw unknown;
            }
            return unlisted(kinds, name, near)
                    .filter(plugin -> versions.holds(plugin.version()))
                    .orElseThrow(() -> unknown);
        }
    }

    /** A class the search did not list, say one of a library inside the connector's folder, but which is there. */
    private Optional<Plugin> unlisted(Set<PluginKind> kinds, String name, Optional<Plugin> near) {
        for (PluginKind kind : kinds) {
            for (PluginLocation location :
                    near.map(plugin -> List.of(plugin.location(), classPath)).orElse(List.of(classPath))) {
                try {
                    return Optional.of(Plugin.tried(kind, name, location));
                } catch (ReflectiveOperationException | LinkageError | RuntimeException notThere) {
                    continue; // the answer is that nothing of this name can be used here
                }
            }
        }
        return Optional.empty();
    }

    public Connector newConnector(String name, VersionRange versions) {
        return (Connector) connector(name, versions).newInstance();
    }

    /** A new task of the class that a connector named; tasks are classes of their connector's plugin, not plugins. */
    public Task newTask(Class<? extends Task> type, Plugin connector) {
        try (PluginScope scope = connector.enter()) {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new PluginFailure("create task " + type.getName() + " of", connector, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new PluginFailure("create task " + type.getName() + " of", connector, e);
        }
    }

    public Converter newConverter(String name, VersionRange versions, Optional<Plugin> near) {
        return (Converter) find(PluginKind.CONVERTER, name, versions, near).newInstance();
    }

    public HeaderConverter newHeaderConverter(String name, VersionRange versions, Optional<Plugin> near) {
        return (HeaderConverter)
                find(PluginKind.HEADER_CONVERTER, name, versions, near).newInstance();
    }

    @SuppressWarnings("unchecked") // a transformation that cannot take the records of its chain fails at the first one
    public <R extends ConnectRecord<R>> Transformation<R> newTransformation(
            String name, VersionRange versions, Optional<Plugin> near) {
        return (Transformation<R>)
                find(PluginKind.TRANSFORMATION, name, versions, near).newInstance();
    }

    @SuppressWarnings("unchecked") // as above
    public <R extends ConnectRecord<R>> Predicate<R> newPredicate(
            String name, VersionRange versions, Optional<Plugin> near) {
        return (Predicate<R>) find(PluginKind.PREDICATE, name, versions, near).newInstance();
    }

    /** A config provider whose calls run under its own loader, whoever makes them. */
    public ConfigProvider newConfigProvider(String name) {
        Plugin plugin = find(PluginKind.CONFIG_PROVIDER, name, VersionRange.any(), Optional.empty());
        return new ScopedConfigProvider((ConfigProvider) plugin.newInstance(), plugin.loader());
    }

    public ConnectRestExtension newRestExtension(String name) {
        return (ConnectRestExtension) find(PluginKind.REST_EXTENSION, name, VersionRange.any(), Optional.empty())
                .newInstance();
    }

    public ConnectorClientConfigOverridePolicy newOverridePolicy(String name) {
        return (ConnectorClientConfigOverridePolicy)
                find(PluginKind.OVERRIDE_POLICY, name, VersionRange.any(), Optional.empty())
                        .newInstance();
    }
}
