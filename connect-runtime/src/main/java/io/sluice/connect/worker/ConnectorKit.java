package io.sluice.connect.worker;

import io.sluice.connect.metrics.Figures;
import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.VersionRange;
import io.sluice.connect.store.OffsetHomes;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.common.metrics.Metrics;

/**
 * What every connector of this worker is made from.
 *
 * @param plugins where connector classes come from
 * @param resolver turns references to config providers in the configuration of the connector of that name into values
 * @param offsets where the offsets of sources are
 * @param metrics where connectors may register metrics of their own
 */
public record ConnectorKit(
        Plugins plugins,
        BiFunction<String, Map<String, String>, Map<String, String>> resolver,
        OffsetHomes offsets,
        Metrics metrics) {

    Map<String, String> resolve(String connector, Map<String, String> config) {
        return resolver.apply(connector, config);
    }

    Plugin plugin(Map<String, String> config) {
        return plugins.connector(
                config.get("connector.class"), VersionRange.parse(config.get("connector.plugin.version")));
    }

    Figures figuresOf(String connector) {
        return new Figures(metrics, Map.of("connector", connector));
    }
}
