package io.sluice.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.Figures;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.kafka.common.metrics.Metrics;
import org.junit.jupiter.api.Test;

/** Where and how Prometheus finds the metrics. */
class MetricsPageTest {
    private static final String SOME_METRIC = "kafka_connect_task_error_metrics_total_retries{connector=\"c\"} 0.0";

    @Test
    void isServedBesideTheAdminResourcesInTheFormatThatIsAskedFor() {
        try (RestWorld world = counting(new RestWorld())) {
            HttpResponse<String> page = world.send("GET", "/metrics", null);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(type(page)).startsWith("text/plain").contains("version=0.0.4", "charset=utf-8");
            assertThat(page.body()).contains(SOME_METRIC);

            HttpResponse<String> open = world.send(
                    "GET",
                    "/metrics",
                    null,
                    "Accept",
                    "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1");
            assertThat(type(open)).startsWith("application/openmetrics-text");
            assertThat(open.body()).contains(SOME_METRIC).endsWith("# EOF\n");

            assertThat(world.send("GET", "/metrics", null, "Accept", "text/html")
                            .statusCode())
                    .as("for people with browsers")
                    .isEqualTo(200);
            assertThat(world.send("POST", "/metrics", "{}").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void goesWithTheAdminResourcesToListenersOfTheirOwn() {
        try (RestWorld world = counting(new RestWorld("admin.listeners", "http://127.0.0.1:0"))) {
            assertThat(world.send("GET", "/metrics", null).statusCode()).isEqualTo(404);
            assertThat(world.send(world.server.adminUrl().orElseThrow(), "GET", "/metrics", null)
                            .body())
                    .contains(SOME_METRIC);
        }
    }

    @Test
    void isNotServedWhereAdminResourcesAreNot() {
        try (RestWorld world = counting(new RestWorld("admin.listeners", ""))) {
            assertThat(world.send("GET", "/metrics", null).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void canBeSwitchedOff() {
        try (RestWorld world = counting(new RestWorld("sluice.metrics.prometheus.enabled", "false"))) {
            assertThat(world.send("GET", "/metrics", null).statusCode()).isEqualTo(404);
            assertThat(world.send("GET", "/admin/loggers", null).statusCode()).isEqualTo(200);
        }
    }

    private static RestWorld counting(RestWorld world) {
        Metrics metrics = new Metrics();
        metrics.addReporter(world.metrics);
        new ErrorMeter(new Figures(metrics, Map.of("connector", "c")));
        return world.serving();
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
