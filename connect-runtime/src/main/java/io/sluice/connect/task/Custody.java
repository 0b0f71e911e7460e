package io.sluice.connect.task;

import io.sluice.connect.metrics.Figures;
import io.sluice.connect.metrics.PluginMeters;
import io.sluice.connect.plugins.PluginScope;

/**
 * What the worker owes the plugins inside a task: they are closed when the task ends, and may have metrics of their own until
 * then.
 *
 * @param figures what is shown of the task
 * @param releases where whatever has to be closed is noted
 */
record Custody(Figures figures, Releases releases) {

    /**
     * Takes in a plugin that was just made.
     *
     * @param role what it is to the task, such as {@code converter}
     * @param name which of those
     * @return what the plugin is to be offered once it is configured; closed after it
     */
    PluginMeters take(AutoCloseable plugin, String role, String name) {
        PluginMeters meters = figures.pluginMeters(role, name);
        releases.add(meters);
        releases.add(plugin);
        return meters;
    }

    /** Takes in a plugin that is configured already. */
    void takeConfigured(AutoCloseable plugin, String role, String name) {
        PluginMeters meters = take(plugin, role, name);
        try (PluginScope scope = PluginScope.of(plugin)) {
            meters.offerTo(plugin);
        }
    }
}
