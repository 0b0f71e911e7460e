package io.sluice.connect.task;

import io.sluice.connect.config.TransformSettings;
import io.sluice.connect.config.TransformSettings.PredicateSettings;
import io.sluice.connect.plugins.Plugin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** Turns the transformations and predicates of a connector into the steps of a chain. */
final class TransformPlan<R extends ConnectRecord<R>> {
    private final TaskPlugins plugins;
    private final Plugin connector;
    private final Custody custody;
    private final Map<String, Predicate<R>> predicates = new HashMap<>();

    TransformPlan(TaskPlugins plugins, Plugin connector, Custody custody) {
        this.plugins = plugins;
        this.connector = connector;
        this.custody = custody;
    }

    List<Stage<Slot<R>>> steps(List<TransformSettings> settings) {
        List<Stage<Slot<R>>> steps = new ArrayList<>();
        for (TransformSettings one : settings) {
            Stage<Slot<R>> step = new Transform<>(one.alias(), plugins.<R>transformation(one, connector, custody));
            steps.add(one.predicate()
                    .<Stage<Slot<R>>>map(guard -> new Guarded<>(predicate(guard), one.negate(), step))
                    .orElse(step));
        }
        return steps;
    }

    /** Each predicate is made once, however many transformations it guards. */
    private Predicate<R> predicate(PredicateSettings settings) {
        return predicates.computeIfAbsent(settings.alias(), unknown -> plugins.predicate(settings, connector, custody));
    }
}
