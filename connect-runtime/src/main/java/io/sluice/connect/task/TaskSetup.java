package io.sluice.connect.task;

import io.sluice.connect.config.ConnectorSettings;
import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.PluginMeters;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.plugins.Plugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.Metrics;

/**
 * One task to be put together.
 *
 * @param settings what the worker reads in the connector's configuration
 * @param connector the connector's configuration, resolved
 * @param own the task's configuration, resolved
 * @param plugin the connector's plugin
 * @param orders what others want of the task
 * @param releases where whatever has to be closed is noted
 */
record TaskSetup(
        TaskId id,
        ConnectorSettings settings,
        Map<String, String> connector,
        Map<String, String> own,
        Plugin plugin,
        Orders orders,
        Releases releases) {

    /** What names this task in metrics. */
    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("connector", id.connector());
        tags.put("task", Integer.toString(id.task()));
        return tags;
    }

    PluginMeters meters(Metrics metrics) {
        PluginMeters meters = new PluginMeters(metrics, tags());
        releases.add(meters);
        return meters;
    }

    ErrorMeter errors(TaskKit kit) {
        ErrorMeter meter = new ErrorMeter(kit.metrics(), tags(), kit.clock());
        releases.add(meter);
        return meter;
    }

    /** The report that the connector's owner asked for in the log, if any; more may be added. */
    <I> List<Tolerance.Report<I>> reports() {
        List<Tolerance.Report<I>> reports = new ArrayList<>();
        if (settings.errors().log()) {
            reports.add(new ErrorLog<>(settings.errors().logMessages()));
        }
        return reports;
    }

    TopicUses uses(TaskKit kit) {
        return kit.topics().track() ? new TrackedTopics(id, kit.statuses(), kit.clock()) : TopicUses.UNTRACKED;
    }
}
