package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerMeterTest {
    private final Registry registry = new Registry();
    private final WorkerMeter meter = new WorkerMeter(registry.metrics, registry.figures(Map.of()), () -> 3, () -> 7);

    @Test
    void countsStartsByTheirOutcome() {
        meter.connectorStarted(true);
        meter.connectorStarted(false);
        meter.connectorStarted(true);
        meter.connectorStarted(true);

        assertThat(worker("connector-count")).isEqualTo(3.0);
        assertThat(worker("task-count")).isEqualTo(7.0);
        assertThat(worker("connector-startup-attempts-total")).isEqualTo(4.0);
        assertThat(worker("connector-startup-success-total")).isEqualTo(3.0);
        assertThat(worker("connector-startup-failure-total")).isEqualTo(1.0);
        assertThat(worker("connector-startup-success-percentage")).isEqualTo(0.75);
        assertThat(worker("connector-startup-failure-percentage")).isEqualTo(0.25);
    }

    @Test
    void aTaskStartsOnceInItsLife() {
        TaskSeat one = meter.seat("orders");
        one.running();
        one.paused();
        one.running();
        one.failed();
        meter.seat("orders").failed();

        assertThat(worker("task-startup-attempts-total")).isEqualTo(2.0);
        assertThat(worker("task-startup-success-total")).isEqualTo(1.0);
        assertThat(worker("task-startup-failure-total")).isEqualTo(1.0);
    }

    @Test
    void tasksOfAConnectorAreCountedByState() {
        TaskSeat one = meter.seat("orders");
        TaskSeat two = meter.seat("orders");
        meter.seat("other").running();
        assertThat(counts("unassigned")).isEqualTo(2L);

        one.running();
        two.failed();
        assertThat(counts("total")).isEqualTo(2L);
        assertThat(counts("running")).isEqualTo(1L);
        assertThat(counts("failed")).isEqualTo(1L);
        assertThat(counts("unassigned")).isEqualTo(0L);
        assertThat(counts("destroyed")).isEqualTo(0L);
        assertThat(counts("restarting")).isEqualTo(0L);
        assertThat(counts("paused")).isEqualTo(0L);
    }

    @Test
    void countsOfAConnectorGoWithItsLastTask() {
        TaskSeat one = meter.seat("orders");
        TaskSeat two = meter.seat("orders");
        one.leave();
        one.leave();
        one.running();
        assertThat(counts("total")).isEqualTo(1L);

        two.leave();
        assertThat(shown("orders")).isFalse();

        meter.seat("orders").running();
        assertThat(counts("running")).isEqualTo(1L);
    }

    private boolean shown(String connector) {
        return registry.metrics.metrics().keySet().stream()
                .anyMatch(name -> connector.equals(name.tags().get("connector")));
    }

    private Object counts(String state) {
        return registry.value(
                "connect-worker-metrics", "connector-" + state + "-task-count", Map.of("connector", "orders"));
    }

    private Object worker(String name) {
        return registry.value("connect-worker-metrics", name, Map.of());
    }
}
