package io.sluice.connect.simulation;

import io.sluice.connect.control.ClusterView;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.simulation.SimulatedRuntime.Life;
import io.sluice.connect.simulation.SimulatedRuntime.State;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold at every moment, whatever goes wrong:
 *
 * <ul>
 *   <li>A connector or task runs in one process only. A second may still run it if the group goes on without that process
 *       and it cannot know yet: until its session has ended by its own clock (in a round, the time for a round later), or
 *       it has been thawed, plus the time it takes to look at the clock and to stop. So may one that learns of a round by the
 *       eager protocol after a cooperative one only when it has ended.
 *   <li>After every step of its control loop a process runs what it should as far as it has read the log, or has ordered it to
 *       stop; and it has begun everything that it should run.
 *   <li>Nothing begins before the log is read as far as the leader had, and nothing begins again before it has stopped.
 * </ul>
 */
final class Rules {
    private final SimulatedCluster cluster;
    private final Map<Object, Set<SimulatedProcess>> where = new HashMap<>();
    private final Map<Object, Integer> starts = new HashMap<>();
    private final Set<Object> shared = new LinkedHashSet<>();

    Rules(SimulatedCluster cluster) {
        this.cluster = cluster;
    }

    // Told by the runtimes.

    void starts(SimulatedProcess process, Life life) {
        if (process.runtime().life(life.unit) != null)
            throw broken(
                    process + " starts " + life + " while " + process.runtime().life(life.unit) + " lives there");
        if (process.view().snapshot().offset() < process.offsetOfRound())
            throw broken(process + " starts " + life + " before it has read the log up to " + process.offsetOfRound());
        starts.merge(life.unit, 1, Integer::sum);
        Set<SimulatedProcess> there = where.computeIfAbsent(life.unit, unit -> new LinkedHashSet<>());
        there.add(process);
        if (there.size() > 1) shared.add(life.unit);
    }

    void stops(SimulatedProcess process, Life life, long run) {
        if (life == null || life.run != run || life.state == State.STOPPING)
            throw broken(process + " stops life " + run + ", but there is " + life);
    }

    void hasStopped(SimulatedProcess process, Life life) {
        Set<SimulatedProcess> there = where.get(life.unit);
        there.remove(process);
        if (there.size() < 2) shared.remove(life.unit);
    }

    void isDead(SimulatedProcess process) {
        process.runtime().lives().forEach(life -> hasStopped(process, life));
    }

    /** How often something was started so far, wherever. */
    int starts(Object unit) {
        return starts.getOrDefault(unit, 0);
    }

    // Asked after every event.

    void lookAround() {
        for (Object unit : shared) {
            long runners = where.get(unit).stream()
                    .filter(process -> !process.isFrozen() && !mayNotKnow(process))
                    .count();
            if (runners > 1)
                throw broken(unit + " runs in "
                        + where.get(unit).stream()
                                .map(process -> process + " (" + process.membership() + ")")
                                .toList());
        }
    }

    private boolean mayNotKnow(SimulatedProcess process) {
        if (!process.membership().isKnown()) return cluster.simulation().nowMs() <= process.latestStopMs();
        boolean isEager = cluster.coordinator().protocol().equals("default");
        long longestMs = SimulatedRuntime.LONGEST_STOP.toMillis() + 1_000;
        return isEager && process.membership().msSinceTurnedEager() < longestMs;
    }

    // Asked after every step of a control loop.

    void lookAt(SimulatedProcess process) {
        ClusterView view = process.view();
        for (Life life : process.runtime().lives()) {
            if (life.state == State.STOPPING) continue;
            if (!isWanted(life, view)) throw broken(process + " runs " + life + ", which it should not");
        }
        if (view.snapshot().offset() < process.offsetOfRound()) return;
        Assignment assignment = view.assignment();
        for (String name : assignment.connectors())
            if (view.snapshot().connector(name).isPresent() && process.runtime().life(name) == null)
                throw broken(process + " does not run connector " + name);
        for (TaskId task : assignment.tasks())
            if (wanted(task, view).isPresent() && process.runtime().life(task) == null)
                throw broken(process + " does not run task " + task);
    }

    private static boolean isWanted(Life life, ClusterView view) {
        if (life.unit instanceof String name) {
            Optional<ConnectorSpec> spec = view.snapshot().connector(name);
            return view.assignment().connectors().contains(name)
                    && spec.isPresent()
                    && spec.get().config().equals(life.config);
        }
        TaskId task = (TaskId) life.unit;
        return view.assignment().tasks().contains(task)
                && wanted(task, view).filter(life.taskConfig::equals).isPresent();
    }

    private static Optional<Map<String, String>> wanted(TaskId task, ClusterView view) {
        return view.snapshot()
                .connector(task.connector())
                .filter(spec -> spec.target() != TargetState.STOPPED)
                .map(ConnectorSpec::tasks)
                .filter(TaskSet.Committed.class::isInstance)
                .flatMap(tasks -> tasks.config(task.task()));
    }

    private static AssertionError broken(String what) {
        return new AssertionError(what);
    }
}
