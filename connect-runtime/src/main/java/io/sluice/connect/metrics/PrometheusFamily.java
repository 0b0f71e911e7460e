package io.sluice.connect.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All metrics of one name, told apart by their labels. What JMX calls {@code kafka.connect:type=GROUP,TAG=VALUE} and its
 * attribute {@code NAME} is {@code kafka_connect_GROUP_NAME{TAG="VALUE"}} here, with underscores for whatever else there is.
 */
final class PrometheusFamily {
    private static final Logger log = LoggerFactory.getLogger(PrometheusFamily.class);
    private static final String DOMAIN = "kafka_connect_";
    private static final String TOTAL = "_total";
    private static final List<String> UNITS = List.of("ms", "ns", "ratio");

    private final MetricMetadata metadata;
    private final boolean counter;
    private final String textLabel;
    private final Map<Labels, KafkaMetric> metrics = new ConcurrentSkipListMap<>();

    private PrometheusFamily(MetricMetadata metadata, boolean counter, String textLabel) {
        this.metadata = metadata;
        this.counter = counter;
        this.textLabel = textLabel;
    }

    /** What tells families apart: the library adds the ending of a counter's name itself. */
    static String nameOf(MetricName metric) {
        String full = fullName(metric);
        return full.endsWith(TOTAL) ? full.substring(0, full.length() - TOTAL.length()) : full;
    }

    static PrometheusFamily of(String name, MetricName first) {
        String help = first.description().isEmpty()
                ? "Attribute " + first.name() + " of " + first.group()
                : first.description();
        Unit unit = UNITS.stream()
                .filter(known -> name.endsWith("_" + known))
                .findFirst()
                .map(Unit::new)
                .orElse(null); // as the library has it
        return new PrometheusFamily(
                new MetricMetadata(name, help, unit), fullName(first).endsWith(TOTAL), underscored(first.name()));
    }

    static String fullName(MetricName metric) {
        return DOMAIN + underscored(metric.group()) + "_" + underscored(metric.name());
    }

    private static String underscored(String name) {
        StringBuilder result = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain) result.setCharAt(i, '_');
        }
        return result.toString();
    }

    /** @return false if there is one of the same labels, or if this would be a counter among others or the other way round */
    boolean add(KafkaMetric metric) {
        if (fullName(metric.metricName()).endsWith(TOTAL) != counter) return false;
        return metrics.putIfAbsent(labels(metric), metric) == null;
    }

    void remove(KafkaMetric metric) {
        metrics.remove(labels(metric), metric);
    }

    private static Labels labels(KafkaMetric metric) {
        Map<String, String> tags = metric.metricName().tags();
        List<String> names = new ArrayList<>(tags.size());
        List<String> values = new ArrayList<>(tags.size());
        tags.forEach((tag, value) -> {
            names.add(labelName(tag));
            values.add(value);
        });
        return Labels.of(names, values);
    }

    private static String labelName(String tag) {
        String name = underscored(tag);
        boolean reserved = name.isEmpty() || name.startsWith("_") || Character.isDigit(name.charAt(0));
        return reserved ? "tag" + name : name;
    }

    /** The values of this moment; empty if there is nothing to show. */
    Optional<MetricSnapshot> snapshot() {
        if (metrics.isEmpty()) return Optional.empty();
        return Optional.of(counter ? counters() : gauges());
    }

    private MetricSnapshot counters() {
        List<CounterDataPointSnapshot> points = new ArrayList<>(metrics.size());
        metrics.forEach((labels, metric) -> {
            if (value(metric) instanceof Number value && value.doubleValue() >= 0) // else not counting yet
            points.add(new CounterDataPointSnapshot(value.doubleValue(), labels, null, 0));
        });
        return new CounterSnapshot(metadata, points);
    }

    private MetricSnapshot gauges() {
        List<GaugeDataPointSnapshot> points = new ArrayList<>(metrics.size());
        metrics.forEach((labels, metric) -> {
            Object value = value(metric);
            if (value != null) points.add(gauge(labels, value));
        });
        return new GaugeSnapshot(metadata, points);
    }

    /** Null where a plugin cannot say: that is no reason to show nothing of all others. */
    private static Object value(KafkaMetric metric) {
        try {
            return metric.metricValue();
        } catch (RuntimeException e) {
            log.debug("Cannot ask for {}", metric.metricName(), e);
            return null;
        }
    }

    /** A text becomes a label, beside a value that is always 1. */
    private GaugeDataPointSnapshot gauge(Labels labels, Object value) {
        if (value instanceof Number number) return new GaugeDataPointSnapshot(number.doubleValue(), labels, null);
        if (value instanceof Boolean truth) return new GaugeDataPointSnapshot(truth ? 1 : 0, labels, null);
        String label = labels.contains(textLabel) ? "value" : textLabel;
        return new GaugeDataPointSnapshot(1, labels.add(label, String.valueOf(value)), null);
    }
}
