package io.sluice.connect.worker.validation;

import io.sluice.connect.config.ConnectorDefinitions;
import io.sluice.connect.config.ConnectorKeys;
import io.sluice.connect.config.PluginChoice;
import io.sluice.connect.config.PluginChoices;
import io.sluice.connect.config.TransformDefinitions;
import io.sluice.connect.plugins.ConverterRole;
import io.sluice.connect.plugins.Converters;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginFailure;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.UnknownPlugin;
import io.sluice.connect.plugins.VersionRange;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.ConnectPlugin;

/** Builds the definitions that the worker itself applies to a connector configuration, out of the plugins there are. */
final class BaseDefinitions {
    private final Plugins plugins;
    private final Converters converters;

    BaseDefinitions(Plugins plugins, Converters converters) {
        this.plugins = plugins;
        this.converters = converters;
    }

    /** The settings of the connector's kind, and those of the transformations and predicates it names. */
    ConfigDef of(Plugin connector, Map<String, String> config, Job.Progress progress) {
        PluginChoices choices = choices(Optional.of(connector), config);
        ConfigDef definitions = connector.kind() == PluginKind.SOURCE
                ? ConnectorDefinitions.source(choices)
                : ConnectorDefinitions.sink(choices);
        for (String alias : aliases(config.get(ConnectorKeys.TRANSFORMS))) {
            String prefix = "transforms." + alias + ".";
            PluginChoice choice = choice(PluginKind.TRANSFORMATION, prefix, config, connector);
            TransformDefinitions.addTransform(
                    definitions, alias, choice, own(PluginKind.TRANSFORMATION, prefix, config, connector, progress));
        }
        for (String alias : aliases(config.get(ConnectorKeys.PREDICATES))) {
            String prefix = "predicates." + alias + ".";
            PluginChoice choice = choice(PluginKind.PREDICATE, prefix, config, connector);
            TransformDefinitions.addPredicate(
                    definitions, alias, choice, own(PluginKind.PREDICATE, prefix, config, connector, progress));
        }
        return definitions;
    }

    /** The settings of any connector, for one whose plugin is not there in the version asked for. */
    ConfigDef withoutPlugin(Map<String, String> config) {
        PluginChoice none = PluginChoice.unknown();
        List<String> versions = plugins.index()
                .versions(EnumSet.of(PluginKind.SOURCE, PluginKind.SINK), config.get(ConnectorKeys.CONNECTOR_CLASS));
        PluginChoice connector =
                new PluginChoice(Optional.empty(), versions.stream().findFirst(), List.of(), versions);
        return ConnectorDefinitions.base(new PluginChoices(connector, none, none, none));
    }

    private PluginChoices choices(Optional<Plugin> connector, Map<String, String> config) {
        return new PluginChoices(
                connector
                        .map(plugin -> new PluginChoice(
                                Optional.of(plugin.type()),
                                Optional.of(plugin.version()),
                                List.of(),
                                plugins.index().versions(EnumSet.of(plugin.kind()), plugin.className())))
                        .orElseGet(PluginChoice::unknown),
                converter(ConverterRole.KEY, config),
                converter(ConverterRole.VALUE, config),
                converter(ConverterRole.HEADER, config));
    }

    private PluginChoice converter(ConverterRole role, Map<String, String> config) {
        Optional<Plugin> byDefault = ifKnown(() -> converters.workerDefault(role));
        Set<PluginKind> kind = EnumSet.of(role.kind());
        Optional<String> inUse = Optional.ofNullable(config.get(role.key())).or(() -> byDefault.map(Plugin::className));
        List<String> versions = inUse.map(name -> versions(kind, name)).orElse(List.of());
        return new PluginChoice(
                byDefault.map(Plugin::type), versions.stream().findFirst(), classNames(role.kind()), versions);
    }

    private PluginChoice choice(PluginKind kind, String prefix, Map<String, String> config, Plugin connector) {
        String name = config.get(prefix + "type");
        Optional<Plugin> named = name == null
                ? Optional.empty()
                : ifKnown(() -> plugins.find(kind, name, VersionRange.any(), Optional.of(connector)));
        List<String> versions = named.map(plugin -> versions(EnumSet.of(kind), plugin.className()))
                .orElse(List.of());
        return new PluginChoice(named.map(Plugin::type), versions.stream().findFirst(), classNames(kind), versions);
    }

    private List<String> versions(Set<PluginKind> kinds, String name) {
        try {
            return plugins.index().versions(kinds, name);
        } catch (UnknownPlugin ambiguous) {
            return List.of();
        }
    }

    private List<String> classNames(PluginKind kind) {
        return plugins.index().of(kind).stream()
                .map(Plugin::className)
                .distinct()
                .toList();
    }

    /** What the plugin defines itself; empty if it cannot be found, which the check of its class setting reports. */
    private Optional<ConfigDef> own(
            PluginKind kind, String prefix, Map<String, String> config, Plugin connector, Job.Progress progress) {
        String name = config.get(prefix + "type");
        if (name == null) {
            return Optional.empty();
        }
        return ifKnown(() -> plugins.find(
                        kind, name, VersionRange.parse(config.get(prefix + "plugin.version")), Optional.of(connector)))
                .map(plugin -> {
                    progress.at("config of " + plugin.className());
                    return configOf(plugin);
                });
    }

    /** The settings a plugin defines; none if it defines nothing. */
    static ConfigDef configOf(Plugin plugin) {
        try (var scope = plugin.enter()) {
            ConfigDef definitions =
                    plugin.newInstance() instanceof ConnectPlugin configurable ? configurable.config() : null;
            return definitions == null ? new ConfigDef() : definitions;
        } catch (PluginFailure e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new PluginFailure("get the settings of", plugin, e);
        }
    }

    private static Optional<Plugin> ifKnown(Supplier<Plugin> lookup) {
        try {
            return Optional.of(lookup.get());
        } catch (UnknownPlugin | IllegalArgumentException | IllegalStateException e) { // told where it is judged
            return Optional.empty();
        }
    }

    private static Set<String> aliases(String list) {
        Set<String> aliases = new LinkedHashSet<>();
        Arrays.stream(list == null ? new String[0] : list.split(","))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .forEach(aliases::add);
        return aliases;
    }
}
