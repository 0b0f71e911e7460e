package io.sluice.connect.task;

import io.sluice.connect.config.TransformSettings;
import io.sluice.connect.config.TransformSettings.PredicateSettings;
import io.sluice.connect.plugins.Converters;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginScope;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.VersionRange;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/**
 * Where the plugins of tasks come from.
 *
 * @param plugins all that were found
 * @param converters makes configured converters, the connector's or the worker's
 * @param resolver turns references to config providers into values
 */
public record TaskPlugins(Plugins plugins, Converters converters, UnaryOperator<Map<String, String>> resolver) {

    Map<String, String> resolve(Map<String, String> config) {
        return resolver.apply(config);
    }

    Plugin connector(Map<String, String> config) {
        return plugins.connector(
                config.get("connector.class"), VersionRange.parse(config.get("connector.plugin.version")));
    }

    Task newTask(String className, Plugin connector) {
        try {
            Class<?> type = Class.forName(className, false, connector.loader());
            return plugins.newTask(type.asSubclass(Task.class), connector);
        } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
            throw new ConnectException(
                    "Cannot use " + className + " as task class of " + connector + ": " + TaskFailed.innermost(e), e);
        }
    }

    /** To be called where failing to build halfway releases what was built. */
    ConverterSet converters(Map<String, String> connector, Plugin plugin, Releases releases) {
        var key = converters.key(connector, plugin);
        releases.add(key);
        var value = converters.value(connector, plugin);
        releases.add(value);
        var header = converters.header(connector, plugin);
        releases.add(header);
        return new ConverterSet(key, value, header);
    }

    <R extends ConnectRecord<R>> Transformation<R> transformation(
            TransformSettings settings, Plugin near, Releases releases) {
        Transformation<R> transformation =
                plugins.newTransformation(settings.type(), versions(settings.version()), Optional.of(near));
        releases.add(transformation);
        try (PluginScope scope = PluginScope.of(transformation)) {
            transformation.configure(settings.settings());
        }
        return transformation;
    }

    <R extends ConnectRecord<R>> Predicate<R> predicate(PredicateSettings settings, Plugin near, Releases releases) {
        Predicate<R> predicate = plugins.newPredicate(settings.type(), versions(settings.version()), Optional.of(near));
        releases.add(predicate);
        try (PluginScope scope = PluginScope.of(predicate)) {
            predicate.configure(settings.settings());
        }
        return predicate;
    }

    private static VersionRange versions(Optional<String> wanted) {
        return VersionRange.parse(wanted.orElse(null));
    }
}
