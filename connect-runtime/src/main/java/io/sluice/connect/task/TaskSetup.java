package io.sluice.connect.task;

import io.sluice.connect.config.ConnectorSettings;
import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.metrics.PluginMeters;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.plugins.Plugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One task to be put together.
 *
 * @param spec the task as the config log has it
 * @param settings what the worker reads in the connector's configuration
 * @param connector the connector's configuration, resolved
 * @param own the task's configuration, resolved
 * @param plugin the connector's plugin
 * @param figures what is shown of the task
 * @param errors counts the records that failed
 * @param orders what others want of the task
 * @param releases where whatever has to be closed is noted
 */
record TaskSetup(
        TaskSpec spec,
        ConnectorSettings settings,
        Map<String, String> connector,
        Map<String, String> own,
        Plugin plugin,
        Figures figures,
        ErrorMeter errors,
        Orders orders,
        Releases releases) {

    TaskId id() {
        return spec.id();
    }

    /** What names a task in metrics. */
    static Map<String, String> tags(TaskId id) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("connector", id.connector());
        tags.put("task", Integer.toString(id.task()));
        return tags;
    }

    /** What the task may register of its own. */
    PluginMeters meters() {
        PluginMeters meters = figures.pluginMeters();
        releases.add(meters);
        return meters;
    }

    Custody custody() {
        return new Custody(figures, releases);
    }

    /** The report that the connector's owner asked for in the log, if any; more may be added. */
    <I> List<Tolerance.Report<I>> reports() {
        List<Tolerance.Report<I>> reports = new ArrayList<>();
        if (settings.errors().log()) {
            reports.add(new ErrorLog<>(settings.errors().logMessages(), errors));
        }
        return reports;
    }

    TopicUses uses(TaskKit kit) {
        return kit.topics().track() ? new TrackedTopics(id(), kit.statuses(), kit.clock()) : TopicUses.UNTRACKED;
    }
}
