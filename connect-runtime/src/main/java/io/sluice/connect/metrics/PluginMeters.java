package io.sluice.connect.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;

/**
 * The metrics that one plugin registers of its own (KIP-877): named after what the plugin belongs to, and gone when that is.
 * May be called from any thread, since a plugin may have threads of its own.
 */
public final class PluginMeters implements PluginMetrics, AutoCloseable {
    private static final String GROUP = "plugins";

    private final Metrics metrics;
    private final Map<String, String> owner;
    private final Set<MetricName> names = ConcurrentHashMap.newKeySet();
    private final Set<String> sensors = ConcurrentHashMap.newKeySet();

    /**
     * For a plugin of the worker itself.
     *
     * @param setting the worker's setting that names the plugin
     */
    public static PluginMeters ofWorker(Metrics metrics, String setting, Class<?> plugin) {
        Map<String, String> owner = new LinkedHashMap<>();
        owner.put("config", setting);
        owner.put("class", plugin.getSimpleName());
        return new PluginMeters(metrics, owner);
    }

    /** For one of several plugins of the worker that one setting names. */
    public static PluginMeters ofWorker(Metrics metrics, String setting, Class<?> plugin, String role, String name) {
        PluginMeters meters = ofWorker(metrics, setting, plugin);
        meters.owner.put(role, name);
        return meters;
    }

    /** @param owner the tags that tell whose metrics these are, in the order in which they are to be shown */
    public PluginMeters(Metrics metrics, Map<String, String> owner) {
        this.metrics = metrics;
        this.owner = new LinkedHashMap<>(owner);
    }

    /** Lets a plugin register metrics, if it wants to. To be called when it is configured. */
    public void offerTo(Object plugin) {
        if (plugin instanceof Monitorable monitorable) monitorable.withPluginMetrics(this);
    }

    @Override
    public MetricName metricName(String name, String description, LinkedHashMap<String, String> tags) {
        Map<String, String> all = new LinkedHashMap<>(owner);
        tags.forEach((tag, value) -> {
            if (all.putIfAbsent(tag, value) != null)
                throw new IllegalArgumentException(
                        "Tag " + tag + " of metric " + name + " is taken by the worker; choose another name for it");
        });
        return metrics.metricName(name, GROUP, description, all);
    }

    @Override
    public void addMetric(MetricName name, MetricValueProvider<?> value) {
        if (!names.add(name)) throw new IllegalArgumentException("Metric " + name + " exists already");
        metrics.addMetric(name, value);
    }

    @Override
    public void removeMetric(MetricName name) {
        if (!names.remove(name)) throw new IllegalArgumentException("Metric " + name + " was not added by this plugin");
        metrics.removeMetric(name);
    }

    @Override
    public Sensor addSensor(String name) {
        String scoped = GROUP + owner + name;
        if (!sensors.add(scoped)) throw new IllegalArgumentException("Sensor " + name + " exists already");
        return metrics.sensor(scoped);
    }

    @Override
    public void removeSensor(String name) {
        String scoped = GROUP + owner + name;
        if (!sensors.remove(scoped))
            throw new IllegalArgumentException("Sensor " + name + " was not added by this plugin");
        metrics.removeSensor(scoped);
    }

    @Override
    public void close() {
        sensors.forEach(metrics::removeSensor);
        names.forEach(metrics::removeMetric);
        sensors.clear();
        names.clear();
    }
}
