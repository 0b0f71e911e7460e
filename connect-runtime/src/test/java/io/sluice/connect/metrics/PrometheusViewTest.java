package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusViewTest {
    private final Registry registry = new Registry();
    private final PrometheusView view = new PrometheusView();

    @BeforeEach
    void listen() {
        registry.metrics.addReporter(view);
    }

    @Test
    void namesAreThoseOfJmxWithUnderscores() {
        SourceMeter meter = new SourceMeter(registry.figures(), new TaskMeter(registry.figures(), true, Map.of()));
        long begun = meter.now();
        registry.pass(12);
        meter.polled(3, begun);

        PrometheusText page = page();
        String labels = "{connector=\"orders\",task=\"0\"}";
        assertThat(page.samples())
                .containsEntry("kafka_connect_source_task_metrics_source_record_poll_total" + labels, 3.0)
                .containsEntry("kafka_connect_source_task_metrics_poll_batch_max_time_ms" + labels, 12.0)
                .containsEntry("kafka_connect_connector_task_metrics_batch_size_avg" + labels, 3.0)
                .containsEntry("kafka_connect_connector_task_metrics_offset_commit_avg_time_ms" + labels, Double.NaN);
        assertThat(page.types())
                .containsEntry("kafka_connect_source_task_metrics_source_record_poll_total", "counter")
                .containsEntry("kafka_connect_source_task_metrics_poll_batch_max_time_ms", "gauge");
        assertThat(page.help())
                .containsEntry(
                        "kafka_connect_source_task_metrics_source_record_poll_total",
                        "Records the task gave in answer to polls");
    }

    @Test
    void aTextIsALabel() {
        new TaskMeter(registry.figures(), false, Map.of("task", new TaskMeter.Made("com.acme.\"Quoted\"", "1")))
                .running();

        assertThat(page().samples())
                .containsEntry(
                        "kafka_connect_connector_task_metrics_status{connector=\"orders\",status=\"running\",task=\"0\"}",
                        1.0)
                .containsEntry(
                        "kafka_connect_connector_task_metrics_task_class{connector=\"orders\",task=\"0\","
                                + "task_class=\"com.acme.\\\"Quoted\\\"\"}",
                        1.0);
    }

    @Test
    void metricsComeAndGo() {
        Figures life = registry.figures();
        new SinkMeter(life, new TaskMeter(life, false, Map.of()));
        assertThat(page().types()).containsKey("kafka_connect_sink_task_metrics_partition_count");

        life.close();
        assertThat(page().types()).doesNotContainKey("kafka_connect_sink_task_metrics_partition_count");
    }

    @Test
    void theOrderDoesNotDependOnWhoCameFirst() {
        for (String task : new String[] {"2", "0", "1"}) {
            Figures figures = registry.figures(Map.of("connector", "orders", "task", task));
            new ErrorMeter(figures);
        }
        assertThat(page().samples().keySet().stream()
                        .filter(name -> name.startsWith("kafka_connect_task_error_metrics_total_retries")))
                .containsExactly(
                        "kafka_connect_task_error_metrics_total_retries{connector=\"orders\",task=\"0\"}",
                        "kafka_connect_task_error_metrics_total_retries{connector=\"orders\",task=\"1\"}",
                        "kafka_connect_task_error_metrics_total_retries{connector=\"orders\",task=\"2\"}");
    }

    @Test
    void aPluginCannotSpoilThePageForOthers() {
        PluginMetrics plugin = registry.figures().pluginMeters();
        register(plugin, "rows", Map.of("__table", "a"), 1);
        register(plugin, "rows", Map.of("0-table", "b"), 2);
        register(plugin, "rows-total", Map.of(), 3);
        register(plugin, "ROWS", Map.of("a-b", "x"), 4);
        register(plugin, "ROWS", Map.of("a.b", "x"), 5);
        plugin.addMetric(plugin.metricName("broken", "", new LinkedHashMap<>()), (Gauge<Integer>) (config, now) -> {
            throw new IllegalStateException("cannot say");
        });
        new ErrorMeter(registry.figures());

        assertThat(page().types()).containsKey("kafka_connect_task_error_metrics_total_retries");
    }

    @Test
    void speaksOpenMetricsToThoseWhoPreferIt() {
        new ErrorMeter(registry.figures());
        PrometheusView.Scrape scrape = view.scrape("application/openmetrics-text; version=1.0.0");

        assertThat(scrape.contentType()).startsWith("application/openmetrics-text");
        assertThat(written(scrape)).endsWith("# EOF\n");
    }

    private static void register(PluginMetrics plugin, String name, Map<String, String> tags, int value) {
        plugin.addMetric(
                plugin.metricName(name, "", new LinkedHashMap<>(tags)), (Gauge<Integer>) (config, now) -> value);
    }

    private PrometheusText page() {
        PrometheusView.Scrape scrape = view.scrape("");
        assertThat(scrape.contentType()).startsWith("text/plain; version=0.0.4");
        return PrometheusText.parse(written(scrape));
    }

    private static String written(PrometheusView.Scrape scrape) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            scrape.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
