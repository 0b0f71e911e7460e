package io.sluice.connect.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.MetricsReporter;

/** Writes the page about metrics from the metrics themselves: makes one of each recorder and looks at what it shows. */
final class MetricsReference {
    private static final String INTRODUCTION =
            """
            # Metrics

            Every figure of a worker, written from the recorders that show them. How to get at them is in
            [operating.md](operating.md#metrics). In JMX a figure is an attribute of the MBean; for Prometheus it has the name in
            the second column, and the keys of the MBean are labels. Figures whose names end in `total` for Prometheus are
            counters, all others gauges. A text is 1 for Prometheus, with the text in a label named after the figure.

            Averages, maxima, rates and percentages look back over `metrics.num.samples` windows of
            `metrics.sample.window.ms`; what was not recorded for so long is `NaN`, a rate or percentage 0. Percentages lie
            between 0 and 1. Times end in `ms`.
            """;
    private static final String CLIENT =
            """

            ## The client of the group

            What Kafka's own client counts on behalf of the member of the group that this worker is; `connect-HOST:PORT` is its
            client id, unless `client.id` is set. Its producers, consumers and admin clients are in JMX alone, in the domains
            `kafka.producer`, `kafka.consumer` and `kafka.admin.client`.
            """;
    private static final Map<String, String> CONNECTOR = Map.of("connector", "NAME");

    private MetricsReference() {}

    static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        shown().forEach((bean, names) -> {
            page.append("\n## `").append(bean).append("`\n\n| Attribute | Prometheus | Meaning |\n|---|---|---|\n");
            names.forEach(name -> page.append("| `%s` | `%s` | %s |%n"
                    .formatted(name.name(), PrometheusFamily.fullName(name), name.description())));
        });
        page.append(CLIENT);
        clientBeans()
                .forEach((bean, attributes) -> page.append("\n`%s`: %s.%n"
                        .formatted(
                                bean,
                                attributes.stream()
                                        .map(name -> "`" + name + "`")
                                        .collect(Collectors.joining(", ")))));
        return page.toString();
    }

    /** The metrics of each MBean, in the order in which they are made. */
    static Map<String, List<MetricName>> shown() {
        Map<String, List<MetricName>> beans = new LinkedHashMap<>();
        try (Metrics metrics = new Metrics()) {
            metrics.addReporter(new Noting(beans));
            makeAll(metrics);
        }
        return beans;
    }

    private static void makeAll(Metrics metrics) {
        new WorkerMeter(metrics, () -> 0, () -> 0).seat("NAME");
        new RebalanceMeter(metrics, () -> "");
        new ConnectorMeter(new Figures(metrics, CONNECTOR), "", "", "");
        Map<String, String> owner = new LinkedHashMap<>(CONNECTOR);
        owner.put("task", "NUMBER");
        Figures task = new Figures(metrics, owner);
        Map<String, TaskMeter.Made> parts = new LinkedHashMap<>();
        for (String role : List.of("connector", "task", "key-converter", "value-converter", "header-converter"))
            parts.put(role, new TaskMeter.Made("", ""));
        TaskMeter meter = new TaskMeter(task, true, parts);
        new SourceMeter(task, meter);
        new TransactionMeter(task);
        new SinkMeter(task, meter);
        new ErrorMeter(task);
        new StepMeter(task).transformation("ALIAS", "", "");
        new StepMeter(task).predicate("ALIAS", "", "");
    }

    /** What the recorded worker showed in groups that are not ours. */
    static Map<String, TreeSet<String>> clientBeans() {
        Map<String, TreeSet<String>> beans = new TreeMap<>();
        contract().get("mbeans").fields().forEachRemaining(entry -> {
            String bean = entry.getKey();
            if (bean.matches(".*=(connect-(coordinator-|node-)?metrics|kafka-metrics-count|app-info),?.*")) {
                TreeSet<String> names = beans.computeIfAbsent(bean, unknown -> new TreeSet<>());
                entry.getValue().get("attributes").fieldNames().forEachRemaining(names::add);
            }
        });
        return beans;
    }

    static JsonNode contract() {
        try (InputStream in = MetricsReference.class.getResourceAsStream("/contract/mbeans.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Hears of metrics in the order in which they come. */
    private record Noting(Map<String, List<MetricName>> beans) implements MetricsReporter {
        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void init(List<KafkaMetric> metrics) {}

        @Override
        public void metricChange(KafkaMetric metric) {
            MetricName name = metric.metricName();
            String tags = name.tags().entrySet().stream()
                    .map(tag -> "," + tag.getKey() + "=" + tag.getValue())
                    .collect(Collectors.joining());
            beans.computeIfAbsent("kafka.connect:type=" + name.group() + tags, unknown -> new ArrayList<>())
                    .add(name);
        }

        @Override
        public void metricRemoval(KafkaMetric metric) {}

        @Override
        public void close() {}
    }
}
