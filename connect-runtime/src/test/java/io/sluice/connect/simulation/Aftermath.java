package io.sluice.connect.simulation;

import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.simulation.SimulatedRuntime.Life;
import io.sluice.connect.simulation.SimulatedRuntime.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One thing that happens to a cluster at rest, and what it may cost: only what has to move moves, once, and only that is
 * restarted. By the eager protocol every round restarts everything, so there only the rest that follows is looked at.
 */
final class Aftermath {
    private static final String EAGER = "default";

    private final SimulatedCluster cluster;
    private final Operator operator;
    private final Simulation simulation;
    private final Runnable comeToRest;
    private final boolean wasEager;
    private final int round;
    private final Map<Object, Place> before;
    private final Map<String, TaskSet> tasksBefore;
    private final Map<Object, Integer> startsBefore = new HashMap<>();

    /** Where something runs, and in which of its lives there. */
    private record Place(String host, long run) {}

    Aftermath(SimulatedCluster cluster, Operator operator, Runnable comeToRest) {
        this.cluster = cluster;
        this.operator = operator;
        this.simulation = cluster.simulation();
        this.comeToRest = comeToRest;
        this.wasEager = cluster.coordinator().protocol().equals(EAGER);
        this.round = cluster.coordinator().generation();
        this.before = places();
        this.tasksBefore = tasks();
        before.keySet().forEach(unit -> startsBefore.put(unit, cluster.rules().starts(unit)));
    }

    void happen() {
        switch (simulation.upTo(9)) {
            case 0 -> nothingHappens();
            case 1 -> aConnectorIsCreated();
            case 2 -> aConnectorIsEdited();
            case 3 -> aConnectorIsPaused();
            case 4 -> aConnectorIsDeleted();
            case 5 -> workersArrive();
            case 6 -> aWorkerIsLostForGood();
            case 7 -> aWorkerComesBackInTime();
            case 8 -> aWorkerLeavesAndComesBack();
            default -> throw new IllegalStateException();
        }
    }

    private void nothingHappens() {
        simulation.trace(() -> "nothing happens");
        cluster.pass(Duration.ofMinutes(10));
        require(cluster.coordinator().generation() == round, "a round was held although nothing happened");
        requireUntouched(unit -> true);
    }

    private void aConnectorIsCreated() {
        operator.configure("new", simulation.between(1, 6));
        comeToRest.run();
        requireRounds(6);
        requireUntouched(unit -> true);
    }

    private void aConnectorIsEdited() {
        Optional<ConnectorSpec> chosen = anyConnector();
        if (chosen.isEmpty()) return;
        String name = chosen.get().name();
        List<Object> running = before.keySet().stream()
                .filter(unit -> isOf(name, unit) && isWell(unit))
                .toList();
        boolean isStarted = chosen.get().target() == TargetState.STARTED;
        operator.edit(name);
        comeToRest.run();
        requireRounds(hasAsManyTasks(name) ? 0 : 6);
        requireUntouched(unit -> !isOf(name, unit));
        for (Object unit : running) {
            int starts = cluster.rules().starts(unit) - startsBefore.get(unit);
            boolean restarts = unit instanceof String || isStarted && running.contains(name);
            boolean mayRestart = restarts || isStarted; // a connector that had failed may be well again
            require(
                    starts <= (mayRestart ? 1 : 0) && starts >= (restarts ? 1 : 0),
                    unit + " was restarted " + starts + " times for one edit");
        }
    }

    private void aConnectorIsPaused() {
        Optional<ConnectorSpec> chosen = anyConnector();
        if (chosen.isEmpty() || chosen.get().target() != TargetState.STARTED) return;
        String name = chosen.get().name();
        List<Object> running = before.keySet().stream().filter(this::isWell).toList();
        operator.target(name, TargetState.PAUSED);
        comeToRest.run();
        requireRounds(hasAsManyTasks(name) ? 0 : 6);
        requireUntouched(unit -> !isOf(name, unit) || running.contains(unit));
    }

    private void aConnectorIsDeleted() {
        Optional<ConnectorSpec> chosen = anyConnector();
        if (chosen.isEmpty()) return;
        String name = chosen.get().name();
        operator.remove(name);
        comeToRest.run();
        requireRounds(6);
        requireFewMoves(count(unit -> isOf(name, unit)), unit -> true);
    }

    /** In waves: each may find the cluster in the middle of what the one before has begun. */
    private void workersArrive() {
        List<String> arriving = cluster.freeHosts();
        for (String host : arriving) {
            cluster.start(host);
            cluster.pass(simulation.millis(0, 10_000));
        }
        comeToRest.run();
        Map<Object, Place> after = places();
        int theirs = (int) after.values().stream()
                .filter(place -> arriving.contains(place.host))
                .count();
        requireFewMoves(theirs, unit -> !arriving.contains(after.get(unit).host));
        for (Object unit : before.keySet())
            require(
                    wasEager || cluster.rules().starts(unit) - startsBefore.get(unit) <= arriving.size(),
                    unit + " moved more often than workers arrived");
    }

    private void aWorkerIsLostForGood() {
        SimulatedProcess lost = simulation.oneOf(cluster.processes());
        if (cluster.processes().size() < 2) return;
        if (simulation.chance(0.5)) lost.crash();
        else lost.leave();
        comeToRest.run();
        requireFewMoves(
                count(unit -> before.get(unit).host.equals(lost.toString())),
                unit -> !before.get(unit).host.equals(lost.toString()));
    }

    private void aWorkerComesBackInTime() {
        SimulatedProcess bounced = simulation.oneOf(cluster.processes());
        boolean leads = bounced.membership()
                .memberId()
                .filter(cluster.coordinator().leader()::equals)
                .isPresent();
        boolean isAwaited = cluster.traits().timing().maxDelay().compareTo(Duration.ofSeconds(30)) >= 0;
        if (leads || !isAwaited) return; // a new leader knows nobody to wait for
        bounced.crash();
        cluster.pass(simulation.millis(100, 5_000));
        cluster.start(bounced.toString());
        comeToRest.run();
        requireUntouched(unit -> !before.get(unit).host.equals(bounced.toString()));
        Map<Object, Place> after = places();
        if (hasOtherTasks()) return;
        before.forEach((unit, place) -> require(
                wasEager || after.get(unit).host.equals(place.host), unit + " did not wait for its worker " + place));
    }

    /** Nobody waits for a worker that took its leave, however long the delay for lost ones is. */
    private void aWorkerLeavesAndComesBack() {
        if (cluster.processes().size() < 2) return;
        SimulatedProcess leaving = simulation.oneOf(cluster.processes());
        leaving.leave();
        while (!leaving.isDead()) cluster.pass(Duration.ofSeconds(1));
        cluster.pass(Duration.ofSeconds(20));
        Map<Object, Place> between = places();
        if (hasOtherTasks()) return;
        before.keySet()
                .forEach(unit -> require(between.containsKey(unit), unit + " waits for a worker that took its leave"));
        cluster.start(leaving.toString());
        comeToRest.run();
        Map<Object, Place> after = places();
        int theirs = (int) after.values().stream()
                .filter(place -> place.host.equals(leaving.toString()))
                .count();
        requireFewMoves(
                theirs + count(unit -> before.get(unit).host.equals(leaving.toString())),
                unit -> !before.get(unit).host.equals(leaving.toString()));
    }

    // What it cost.

    private void requireUntouched(Predicate<Object> which) {
        if (isEager() || hasOtherTasks()) return;
        Map<Object, Place> after = places();
        before.forEach((unit, place) -> {
            if (which.test(unit) && after.containsKey(unit) && !hasNewTasks(unit))
                require(place.equals(after.get(unit)), unit + " was at " + place + ", is at " + after.get(unit));
        });
    }

    /** Some have to move for the sake of balance, but no more than there is reason for. */
    private void requireFewMoves(int reason, Predicate<Object> which) {
        if (isEager() || hasOtherTasks()) return;
        Map<Object, Place> after = places();
        List<Object> moved = new ArrayList<>();
        before.forEach((unit, place) -> {
            boolean hasMoved = after.containsKey(unit) && !place.equals(after.get(unit));
            if (hasMoved && which.test(unit) && !hasNewTasks(unit)) moved.add(unit);
        });
        require(moved.size() <= reason, moved + " moved where " + reason + " had to");
    }

    private void requireRounds(int most) {
        int rounds = cluster.coordinator().generation() - round;
        require(isEager() || rounds <= most, "it took " + rounds + " rounds, and not " + most);
    }

    private boolean isEager() {
        return wasEager || cluster.coordinator().protocol().equals(EAGER);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }

    // What there is.

    private Map<Object, Place> places() {
        var places = new HashMap<Object, Place>();
        for (SimulatedProcess process : cluster.processes())
            for (Life life : process.runtime().lives()) places.put(life.unit, new Place(process.toString(), life.run));
        return places;
    }

    /** A connector that is started again may find that the world has other shards for it than when it was asked last. */
    private boolean hasNewTasks(Object unit) {
        return unit instanceof TaskId task
                && !Objects.equals(tasksBefore.get(task.connector()), tasks().get(task.connector()));
    }

    /** Whether there is more or less to run than before, so that other things move as well. */
    private boolean hasOtherTasks() {
        Map<String, TaskSet> now = tasks();
        return tasksBefore.keySet().stream().anyMatch(name -> now.containsKey(name) && !hasAsManyTasks(name));
    }

    private boolean hasAsManyTasks(String connector) {
        return tasks().get(connector).size() == tasksBefore.get(connector).size();
    }

    private Map<String, TaskSet> tasks() {
        var tasks = new HashMap<String, TaskSet>();
        cluster.processes().get(0).snapshot().connectors().forEach((name, spec) -> tasks.put(name, spec.tasks()));
        return tasks;
    }

    private int count(Predicate<Object> which) {
        return (int) before.keySet().stream().filter(which).count();
    }

    private Optional<ConnectorSpec> anyConnector() {
        List<ConnectorSpec> all =
                List.copyOf(cluster.processes().get(0).snapshot().connectors().values());
        return all.isEmpty() ? Optional.empty() : Optional.of(simulation.oneOf(all));
    }

    private static boolean isOf(String connector, Object unit) {
        return unit.equals(connector)
                || unit instanceof TaskId task && task.connector().equals(connector);
    }

    /** Something that failed is started anew when it changes in any way. */
    private boolean isWell(Object unit) {
        return cluster.processes().stream()
                .map(process -> process.runtime().life(unit))
                .anyMatch(life -> life != null && life.state == State.UP && !life.stuck);
    }
}
