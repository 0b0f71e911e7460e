package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsContext;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {
    private static final Map<String, String> LABELS =
            Map.of("connect.kafka.cluster.id", "c1", "connect.group.id", "g", "region", "north");

    /** Remembers what it was told. */
    public static final class Listening implements MetricsReporter {
        static final List<Listening> ALL = new ArrayList<>();

        private final List<String> told = new ArrayList<>();
        private final List<KafkaMetric> metrics = new ArrayList<>();
        private Map<String, String> context = Map.of();

        public Listening() {
            ALL.add(this);
        }

        @Override
        public void configure(Map<String, ?> config) {
            told.add("configure " + config.get("client.id") + " " + config.get("listening.endpoint"));
        }

        @Override
        public void contextChange(MetricsContext given) {
            told.add("context " + given.contextLabels().get(MetricsContext.NAMESPACE));
            context = given.contextLabels();
        }

        @Override
        public void init(List<KafkaMetric> present) {
            told.add("init");
            metrics.addAll(present);
        }

        @Override
        public void metricChange(KafkaMetric metric) {
            metrics.add(metric);
        }

        @Override
        public void metricRemoval(KafkaMetric metric) {
            metrics.remove(metric);
        }

        @Override
        public void close() {
            told.add("close");
        }

        Set<String> groups() {
            return metrics.stream().map(metric -> metric.metricName().group()).collect(Collectors.toSet());
        }
    }

    @BeforeEach
    void forget() {
        Listening.ALL.clear();
    }

    @Test
    void reportersHearOfTheClusterBeforeTheyHearOfMetrics() {
        WorkerMetrics metrics = metrics(Listening.class.getName());
        metrics.named("host:1");
        new ErrorMeter(new Figures(metrics.worker(), Registry.TASK));
        Listening reporter = Listening.ALL.get(0);
        assertThat(reporter.told).isEmpty();

        metrics.introduce(LABELS);
        assertThat(reporter.told).containsExactly("configure host:1 http://x", "context kafka.connect", "init");
        assertThat(reporter.context).containsAllEntriesOf(LABELS);
        assertThat(reporter.groups()).contains("task-error-metrics", "app-info");

        metrics.close();
        assertThat(reporter.told).endsWith("close");
    }

    @Test
    void theMemberOfTheGroupHasReportersOfItsOwn() {
        WorkerMetrics metrics = metrics(Listening.class.getName());
        metrics.named("host:1");
        metrics.introduce(LABELS);
        metrics.member("connect-host:1");

        Listening reporter = Listening.ALL.get(1);
        assertThat(reporter.told).containsExactly("configure connect-host:1 http://x", "context kafka.connect", "init");
        assertThat(reporter.metrics)
                .allMatch(metric -> metric.metricName().tags().containsKey("client-id"));

        metrics.close();
        assertThat(reporter.told).endsWith("close");
    }

    @Test
    void reportersOfAWorkerThatNeverFoundItsClusterAreClosed() {
        WorkerMetrics metrics = metrics(Listening.class.getName());
        metrics.close();

        assertThat(Listening.ALL.get(0).told).containsExactly("close");
    }

    @Test
    void jmxShowsNothingUnlessItIsAmongTheReporters() throws Exception {
        try (WorkerMetrics silent = metrics(Listening.class.getName())) {
            new ErrorMeter(new Figures(silent.worker(), Registry.TASK));
            assertThat(beans("kafka.connect:type=task-error-metrics,*")).isEmpty();
        }
        try (WorkerMetrics shown = metrics(JmxReporter.class.getName())) {
            new ErrorMeter(new Figures(shown.worker(), Registry.TASK));
            assertThat(beans("kafka.connect:type=task-error-metrics,*")).hasSize(1);
        }
        assertThat(beans("kafka.connect:type=task-error-metrics,*")).isEmpty();
    }

    @Test
    void samplesAsTheOperatorWants() {
        try (WorkerMetrics metrics = metrics(JmxReporter.class.getName())) {
            assertThat(metrics.worker().config().samples()).isEqualTo(5);
            assertThat(metrics.worker().config().timeWindowMs()).isEqualTo(7_000);
            assertThat(metrics.worker().config().recordLevel()).isEqualTo(RecordingLevel.DEBUG);
        }
    }

    @Test
    void aReporterThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> metrics("com.acme.Missing"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("com.acme.Missing", "metric.reporters");
    }

    private static WorkerMetrics metrics(String reporter) {
        return new WorkerMetrics(new Reporting(
                5, 7_000, RecordingLevel.DEBUG, List.of(reporter), true, Map.of("listening.endpoint", "http://x")));
    }

    private static Set<ObjectName> beans(String pattern) throws Exception {
        return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName(pattern), null);
    }
}
