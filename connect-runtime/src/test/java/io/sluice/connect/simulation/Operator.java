package io.sluice.connect.simulation;

import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.control.Refusal;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Asks any worker for anything, goes where it is sent, and remembers who still owes an answer. */
final class Operator {
    private static final int NAMES = 7;
    private static final int HOPS = 4;

    private final SimulatedCluster cluster;
    private final Simulation simulation;
    private final Set<Request> outstanding = new LinkedHashSet<>();
    private int versions;
    private int requests;

    /** Something asked of one process. */
    record Request(int number, String connector, String what, SimulatedProcess process) {
        @Override
        public String toString() {
            return what + " at " + process;
        }
    }

    Operator(SimulatedCluster cluster) {
        this.cluster = cluster;
        this.simulation = cluster.simulation();
    }

    /** Requests which a living process has not answered. */
    List<Request> unanswered() {
        outstanding.removeIf(request -> request.process.isDead());
        return new ArrayList<>(outstanding);
    }

    void askForAnything() {
        String name = "c" + simulation.upTo(NAMES);
        switch (simulation.upTo(14)) {
            case 0, 1, 2, 3 -> configure(name);
            case 4 -> remove(name);
            case 5 -> target(name, TargetState.PAUSED);
            case 6, 7, 8 -> target(name, TargetState.STARTED);
            case 9 -> target(name, TargetState.STOPPED);
            case 10 -> ask(name, "restart connector " + name, plane -> plane.restartConnector(name));
            case 11 -> {
                var task = new TaskId(name, simulation.upTo(4));
                ask(name, "restart task " + task, plane -> plane.restartTask(task));
            }
            case 12 -> {
                var request = new RestartRequest(name, simulation.chance(0.7), simulation.chance(0.5));
                ask(name, request.toString(), plane -> plane.restart(request));
            }
            case 13 -> {
                int shards = simulation.upTo(6);
                simulation.trace(() -> "the world has " + shards + " shards for " + name);
                cluster.world().change(name, shards);
                for (SimulatedProcess process : cluster.processes())
                    process.later(
                            simulation.millis(0, 50), () -> process.runtime().reconfigure(name));
            }
            default -> throw new IllegalStateException();
        }
    }

    void configure(String name) {
        configure(name, simulation.between(1, 6));
    }

    void configure(String name, int tasksMax) {
        Map<String, String> config =
                Map.of("name", name, "tasks.max", String.valueOf(tasksMax), "version", String.valueOf(++versions));
        boolean isNew = simulation.chance(0.2);
        Optional<TargetState> initial =
                isNew ? Optional.of(simulation.oneOf(List.of(TargetState.values()))) : Optional.empty();
        ask(
                name,
                "configure " + name + " with " + config.get("tasks.max") + " tasks " + initial,
                plane -> plane.putConnector(name, config, initial, !isNew));
    }

    void edit(String name) {
        String version = String.valueOf(++versions);
        ask(name, "edit " + name, plane -> plane.patchConnector(name, Map.of("version", version)));
    }

    void remove(String name) {
        ask(name, "delete " + name, plane -> plane.removeConnector(name));
    }

    void target(String name, TargetState target) {
        ask(name, "set " + name + " " + target, plane -> plane.setTarget(name, target));
    }

    private void ask(String connector, String what, Function<ControlPlane, CompletableFuture<?>> call) {
        List<SimulatedProcess> present = cluster.processes();
        if (!present.isEmpty()) send(connector, what, simulation.oneOf(present), call, HOPS);
    }

    private void send(
            String connector,
            String what,
            SimulatedProcess process,
            Function<ControlPlane, CompletableFuture<?>> call,
            int hops) {
        simulation.trace(() -> "operator: " + what + " at " + process);
        process.later(simulation.millis(0, 10), () -> {
            var request = new Request(++requests, connector, what, process);
            outstanding.add(request);
            call.apply(process.plane()).whenComplete((answer, failure) -> {
                outstanding.remove(request);
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                simulation.trace(() ->
                        "operator: " + what + " at " + process + ": " + (cause == null ? "done" : cause.getMessage()));
                if (hops > 0) goOn(connector, what, cause, call, hops - 1);
            });
        });
    }

    private void goOn(
            String connector,
            String what,
            Throwable refusal,
            Function<ControlPlane, CompletableFuture<?>> call,
            int hops) {
        Optional<URI> next = Optional.empty();
        if (refusal instanceof Refusal.NotLeader it) next = Optional.of(it.leader());
        if (refusal instanceof Refusal.NotOwner it) next = Optional.of(it.owner());
        next.flatMap(cluster::at).ifPresent(process -> send(connector, what, process, call, hops));
    }
}
