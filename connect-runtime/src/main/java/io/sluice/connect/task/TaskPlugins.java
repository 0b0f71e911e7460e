package io.sluice.connect.task;

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

    Settings resolve(Map<String, String> config) {
        return new Settings(resolver.apply(config));
    }

    Plugin connector(Settings connector) {
        return plugins.connector(
                connector.text("connector.class", null),
                VersionRange.parse(connector.text("connector.plugin.version", null)));
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
    ConverterSet converters(Settings connector, Plugin plugin, Releases releases) {
        var key = converters.key(connector.values(), plugin);
        releases.add(key);
        var value = converters.value(connector.values(), plugin);
        releases.add(value);
        var header = converters.header(connector.values(), plugin);
        releases.add(header);
        return new ConverterSet(key, value, header);
    }

    <R extends ConnectRecord<R>> Transformation<R> transformation(Settings own, Plugin near, Releases releases) {
        Transformation<R> transformation =
                plugins.newTransformation(own.text("type", ""), versions(own), Optional.of(near));
        releases.add(transformation);
        try (PluginScope scope = PluginScope.of(transformation)) {
            transformation.configure(own.values());
        }
        return transformation;
    }

    <R extends ConnectRecord<R>> Predicate<R> predicate(Settings own, Plugin near, Releases releases) {
        Predicate<R> predicate = plugins.newPredicate(own.text("type", ""), versions(own), Optional.of(near));
        releases.add(predicate);
        try (PluginScope scope = PluginScope.of(predicate)) {
            predicate.configure(own.values());
        }
        return predicate;
    }

    private static VersionRange versions(Settings own) {
        return VersionRange.parse(own.text("plugin.version", null));
    }
}
