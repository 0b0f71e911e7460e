package io.sluice.connect.task;

import io.sluice.connect.plugins.Plugin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** Turns the {@code transforms} and {@code predicates} of a connector into the steps of a chain. */
final class TransformPlan<R extends ConnectRecord<R>> {
    private final TaskPlugins plugins;
    private final Settings connector;
    private final Plugin plugin;
    private final Releases releases;
    private final Map<String, Predicate<R>> predicates = new HashMap<>();

    TransformPlan(TaskPlugins plugins, Settings connector, Plugin plugin, Releases releases) {
        this.plugins = plugins;
        this.connector = connector;
        this.plugin = plugin;
        this.releases = releases;
    }

    List<Stage> steps(Slot<R> slot) {
        List<Stage> steps = new ArrayList<>();
        for (String alias : connector.list("transforms")) {
            Settings own = new Settings(connector.under("transforms." + alias + "."));
            Stage step = new Transform<>(alias, plugins.<R>transformation(own, plugin, releases), slot);
            String guard = own.text("predicate", "");
            steps.add(
                    guard.isEmpty()
                            ? step
                            : new Guarded<>(predicate(alias, guard), own.flag("negate", false), step, slot));
        }
        return steps;
    }

    /** Each predicate is made once, however many transformations it guards. */
    private Predicate<R> predicate(String transform, String alias) {
        if (!connector.list("predicates").contains(alias)) {
            throw new ConfigException(
                    "transforms." + transform + ".predicate",
                    alias,
                    "No such predicate; predicates are " + connector.list("predicates"));
        }
        return predicates.computeIfAbsent(
                alias,
                unknown -> plugins.predicate(
                        new Settings(connector.under("predicates." + alias + ".")), plugin, releases));
    }
}
