package io.sluice.connect.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/**
 * What the registry shows of one owner, such as a task, for as long as one life of it lasts. A figure that an earlier life left
 * behind is replaced, and a life takes away only what is its own. May be used from any thread.
 */
public final class Figures implements AutoCloseable {
    private final Metrics metrics;
    private final Time time;
    private final Map<String, String> owner;
    private final List<KafkaMetric> shown = new ArrayList<>();
    private boolean closed;

    /** @param owner the tags that name the owner, in the order in which they are to be shown */
    public Figures(Metrics metrics, Map<String, String> owner) {
        this(metrics, owner, Time.SYSTEM);
    }

    Figures(Metrics metrics, Map<String, String> owner, Time time) {
        this.metrics = metrics;
        this.owner = new LinkedHashMap<>(owner);
        this.time = time;
    }

    Time time() {
        return time;
    }

    MetricConfig sampling() {
        return metrics.config();
    }

    MetricGroup group(String name) {
        return new MetricGroup(this, name, owner);
    }

    /** A group with one further tag: a part of the owner. */
    MetricGroup group(String name, String tag, String value) {
        Map<String, String> part = new LinkedHashMap<>(owner);
        part.put(tag, value);
        return new MetricGroup(this, name, part);
    }

    /** For the metrics that a plugin registers of its own, which end with the plugin and not with these figures. */
    public PluginMeters pluginMeters() {
        return new PluginMeters(metrics, owner);
    }

    /** The same for a plugin that is part of the owner. */
    public PluginMeters pluginMeters(String tag, String value) {
        Map<String, String> part = new LinkedHashMap<>(owner);
        part.put(tag, value);
        return new PluginMeters(metrics, part);
    }

    synchronized void show(
            String group, Map<String, String> tags, String name, String meaning, MetricValueProvider<?> value) {
        if (closed) return; // a life that was given up may still be starting
        MetricName full = metrics.metricName(name, group, meaning, tags);
        metrics.removeMetric(full);
        shown.add(metrics.addMetricIfAbsent(full, null, value));
    }

    /** Takes everything away; harmless if done twice. */
    @Override
    public synchronized void close() {
        closed = true;
        for (KafkaMetric metric : shown) {
            if (metrics.metric(metric.metricName()) == metric) metrics.removeMetric(metric.metricName());
        }
        shown.clear();
    }
}
