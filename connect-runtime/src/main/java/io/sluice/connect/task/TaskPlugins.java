package io.sluice.connect.task;

import io.sluice.connect.config.TransformSettings;
import io.sluice.connect.config.TransformSettings.PredicateSettings;
import io.sluice.connect.metrics.PluginMeters;
import io.sluice.connect.metrics.StepMeter;
import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.plugins.ConverterRole;
import io.sluice.connect.plugins.Converters;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginKind;
import io.sluice.connect.plugins.PluginScope;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.VersionRange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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
 * @param resolver turns references to config providers in a configuration of that task, or of its connector, into values
 */
public record TaskPlugins(
        Plugins plugins,
        Converters converters,
        BiFunction<TaskSpec, Map<String, String>, Map<String, String>> resolver) {

    Map<String, String> resolve(TaskSpec task, Map<String, String> config) {
        return resolver.apply(task, config);
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
    ConverterSet converters(Map<String, String> connector, Plugin plugin, Custody custody) {
        var key = converters.key(connector, plugin);
        custody.takeConfigured(key, "converter", "key");
        var value = converters.value(connector, plugin);
        custody.takeConfigured(value, "converter", "value");
        var header = converters.header(connector, plugin);
        custody.takeConfigured(header, "converter", "header");
        return new ConverterSet(key, value, header);
    }

    @SuppressWarnings("unchecked") // a transformation that cannot take the records of its chain fails at the first one
    <R extends ConnectRecord<R>> Transformation<R> transformation(
            TransformSettings settings, Plugin near, Custody custody) {
        Plugin plugin = plugins.find(
                PluginKind.TRANSFORMATION, settings.type(), versions(settings.version()), Optional.of(near));
        Transformation<R> transformation = (Transformation<R>) plugin.newInstance();
        PluginMeters meters = custody.take(transformation, "transformation", settings.alias());
        try (PluginScope scope = PluginScope.of(transformation)) {
            transformation.configure(settings.settings());
            meters.offerTo(transformation);
        }
        new StepMeter(custody.figures()).transformation(settings.alias(), plugin.className(), plugin.version());
        return transformation;
    }

    @SuppressWarnings("unchecked") // as above
    <R extends ConnectRecord<R>> Predicate<R> predicate(PredicateSettings settings, Plugin near, Custody custody) {
        Plugin plugin =
                plugins.find(PluginKind.PREDICATE, settings.type(), versions(settings.version()), Optional.of(near));
        Predicate<R> predicate = (Predicate<R>) plugin.newInstance();
        PluginMeters meters = custody.take(predicate, "predicate", settings.alias());
        try (PluginScope scope = PluginScope.of(predicate)) {
            predicate.configure(settings.settings());
            meters.offerTo(predicate);
        }
        new StepMeter(custody.figures()).predicate(settings.alias(), plugin.className(), plugin.version());
        return predicate;
    }

    /** What a task is made of, by the roles that metrics name. */
    Map<String, TaskMeter.Made> parts(Map<String, String> connector, Plugin plugin, Task task) {
        Map<String, TaskMeter.Made> parts = new LinkedHashMap<>();
        parts.put("connector", made(plugin));
        parts.put("task", new TaskMeter.Made(task.getClass().getName(), String.valueOf(task.version())));
        for (ConverterRole role : ConverterRole.values())
            parts.put(role.key().replace('.', '-'), made(converters.plugin(role, connector, plugin)));
        return parts;
    }

    private static TaskMeter.Made made(Plugin plugin) {
        return new TaskMeter.Made(plugin.className(), plugin.version());
    }

    private static VersionRange versions(Optional<String> wanted) {
        return VersionRange.parse(wanted.orElse(null));
    }
}
