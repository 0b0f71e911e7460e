package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.metrics.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.junit.jupiter.api.Test;

/** What the plugins inside a task may count on. */
class CustodyTest {
    private final Metrics metrics = new Metrics();
    private final Releases releases = new Releases();
    private final Custody custody = new Custody(new Figures(metrics, Map.of("connector", "orders")), releases);
    private final List<Map<String, String>> seenAtClose = new ArrayList<>();

    /** Counts rows, and looks for its metric when it is closed. */
    private final class Counting implements AutoCloseable, Monitorable {
        @Override
        public void withPluginMetrics(PluginMetrics own) {
            own.addMetric(own.metricName("rows", "", new LinkedHashMap<>()), (Gauge<Integer>) (config, now) -> 3);
        }

        @Override
        public void close() {
            seenAtClose.addAll(rows());
        }
    }

    @Test
    void metricsOfAPluginTellWhoseTheyAreAndLastAsLongAsItDoes() {
        Counting plugin = new Counting();
        custody.take(plugin, "transformation", "mask").offerTo(plugin);
        Map<String, String> tags = Map.of("connector", "orders", "transformation", "mask");
        assertThat(rows()).containsExactly(tags);

        releases.close();
        assertThat(seenAtClose).as("still there for the plugin's own close").containsExactly(tags);
        assertThat(rows()).isEmpty();
    }

    @Test
    void pluginsOfOneClassInTwoRolesDoNotMeet() {
        custody.takeConfigured(new Counting(), "converter", "key");
        custody.takeConfigured(new Counting(), "converter", "value");

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        Map.of("connector", "orders", "converter", "key"),
                        Map.of("connector", "orders", "converter", "value"));
    }

    @Test
    void aPluginWithoutMetricsIsOnlyClosed() {
        List<String> closed = new ArrayList<>();
        custody.takeConfigured(() -> closed.add("plain"), "converter", "header");

        releases.close();
        assertThat(closed).containsExactly("plain");
    }

    private List<Map<String, String>> rows() {
        return metrics.metrics().keySet().stream()
                .filter(name -> name.group().equals("plugins") && name.name().equals("rows"))
                .map(name -> name.tags())
                .toList();
    }
}
