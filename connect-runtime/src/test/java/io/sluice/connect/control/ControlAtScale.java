package io.sluice.connect.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.store.ConfigLogState;
import io.sluice.connect.store.ConfigRecord;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the control plane of one worker costs when that worker runs everything there is. A measurement, which is run by its name
 * only; it fails if a cost per connector grows by far more than a logarithm would.
 */
class ControlAtScale {
    private static final int TASKS = 10;
    private static final Instant NOW = Instant.EPOCH;

    /** Microseconds per connector, and for one edit, when there are so many connectors. */
    private record Costs(int connectors, double read, double start, double edit, double stop) {}

    @Test
    void costsPerConnectorHardlyGrowWithTheirNumber() {
        measure(1_000); // warms up
        System.out.println("connectors  read log/each  start/each  one edit  stop/each   (microseconds)");
        List<Costs> all = new ArrayList<>();
        for (int connectors : List.of(500, 1_000, 2_000, 4_000)) {
            Costs costs = measure(connectors);
            all.add(costs);
            System.out.printf(
                    Locale.ROOT,
                    "%10d  %13.1f  %10.1f  %8.1f  %9.1f%n",
                    connectors,
                    costs.read,
                    costs.start,
                    costs.edit,
                    costs.stop);
        }
        Costs few = all.get(0);
        Costs many = all.get(all.size() - 1);
        assertThat(many.read).isLessThan(4 * few.read + 20);
        assertThat(many.start).isLessThan(4 * few.start + 20);
        assertThat(many.stop).isLessThan(4 * few.stop + 20);
    }

    private static Costs measure(int connectors) {
        var log = new ConfigLogState();
        long begun = System.nanoTime();
        for (int c = 0; c < connectors; c++) write(log, "c" + c);
        ClusterSnapshot snapshot = log.snapshot();
        double read = since(begun, connectors);

        var state = new ControlState(new StatusWords("me:8083"), SessionKeys.NONE);
        begun = System.nanoTime();
        state.advanced(snapshot);
        state.joined(joined(1, everything(snapshot)));
        answerEach(state);
        double start = since(begun, connectors);

        begun = System.nanoTime();
        int edits = 100;
        for (int e = 0; e < edits; e++) {
            log.apply(new ConfigRecord.ConnectorConfigured("c" + e, Map.of("version", "next")));
            log.readUpTo(snapshot.offset() + e + 1);
            state.advanced(log.snapshot());
            answerEach(state);
        }
        double edit = since(begun, edits);

        begun = System.nanoTime();
        state.lost();
        answerEach(state);
        double stop = since(begun, connectors);
        assertThat(state.units().isEmpty()).isTrue();
        return new Costs(connectors, read, start, edit, stop);
    }

    private static double since(long begun, int times) {
        return (System.nanoTime() - begun) / 1_000.0 / times;
    }

    private static void write(ConfigLogState log, String name) {
        log.apply(new ConfigRecord.ConnectorConfigured(name, Map.of("name", name)));
        for (int task = 0; task < TASKS; task++)
            log.apply(new ConfigRecord.TaskConfigured(new TaskId(name, task), Map.of("task", String.valueOf(task))));
        log.apply(new ConfigRecord.TasksCommitted(name, TASKS));
    }

    private static Assignment everything(ClusterSnapshot snapshot) {
        Set<TaskId> tasks = new HashSet<>();
        for (String name : snapshot.connectors().keySet())
            for (int task = 0; task < TASKS; task++) tasks.add(new TaskId(name, task));
        return new Assignment(snapshot.connectors().keySet(), tasks);
    }

    private static Joined joined(int generation, Assignment assignment) {
        URI leader = URI.create("http://me:8083/");
        return new Joined(generation, "me", true, leader, -1, assignment, Assignment.NONE, Duration.ZERO);
    }

    /** Every order is carried out, and every report comes alone, so that each is planned for on its own. */
    private static void answerEach(ControlState state) {
        List<Action> orders = new ArrayList<>(state.plan(NOW));
        while (!orders.isEmpty()) {
            List<Action> next = new ArrayList<>();
            for (Action order : orders) if (answer(order, state)) next.addAll(state.plan(NOW));
            orders = next;
        }
    }

    private static boolean answer(Action order, ControlState state) {
        if (order instanceof Action.StartConnector it)
            state.connectorReached(it.name(), it.run(), it.target(), "1.0", NOW);
        else if (order instanceof Action.StartTask it)
            state.taskReached(it.spec().id(), it.run(), it.spec().target(), "1.0");
        else if (order instanceof Action.RequestTaskConfigs it)
            state.taskConfigsFailed(it.name(), it.run(), NOW); // to be asked again, later
        else if (order instanceof Action.StopConnector it) state.connectorStopped(it.name(), it.run());
        else if (order instanceof Action.StopTask it) state.taskStopped(it.task(), it.run());
        else return false;
        return true;
    }
}
