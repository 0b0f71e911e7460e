package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RebalanceMeterTest {
    private final Registry registry = new Registry();
    private final RebalanceMeter meter = new RebalanceMeter(registry.figures(Map.of()), () -> "SESSIONED");

    @Test
    void aRoundLastsFromItsFirstBeginningToItsEnd() {
        meter.began();
        registry.pass(10);
        meter.began();
        assertThat(value("rebalancing")).isEqualTo(1.0);
        registry.pass(20);
        meter.completed(4, "http://a:1/");
        meter.began();
        registry.pass(10);
        meter.completed(5, "http://b:2/");
        registry.pass(700);

        assertThat(value("rebalancing")).isEqualTo(0.0);
        assertThat(value("rebalance-avg-time-ms")).isEqualTo(20.0);
        assertThat(value("rebalance-max-time-ms")).isEqualTo(30.0);
        assertThat(value("completed-rebalances-total")).isEqualTo(2.0);
        assertThat(value("epoch")).isEqualTo(5.0);
        assertThat(value("leader-name")).isEqualTo("http://b:2/");
        assertThat(value("connect-protocol")).isEqualTo("SESSIONED");
        assertThat(value("time-since-last-rebalance-ms")).isEqualTo(700.0);
    }

    @Test
    void knowsNothingBeforeTheFirstRound() {
        assertThat(value("time-since-last-rebalance-ms")).isEqualTo(Double.NaN);
        assertThat(value("leader-name")).isEqualTo("");
        assertThat(value("rebalancing")).isEqualTo(0.0);
    }

    private Object value(String name) {
        return registry.value("connect-worker-rebalance-metrics", name, Map.of());
    }
}
