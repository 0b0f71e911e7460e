package io.sluice.connect.control;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.Fencing;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.store.ConfigStore;
import io.sluice.connect.worker.Worker;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns what is asked of the control plane into events for its thread, and gives the promises back. Holds no state of its own;
 * may be called from any thread.
 *
 * @param worker who runs connectors here; empty before the loop was started
 * @param answersWithTasks whether the creation of a connector is answered only when its tasks are known
 */
record Requests(
        Surroundings around,
        Consumer<Event> events,
        Supplier<ClusterView> published,
        Supplier<Optional<Worker>> worker,
        boolean answersWithTasks)
        implements ControlPlane {

    @Override
    public ClusterView view() {
        return published.get();
    }

    @Override
    public Optional<String> underWay(String connector) {
        Optional<String> checking = around.check().underWay(connector);
        return around.check()
                .underWay(connector)
                .or(() -> around.offsets().underWay(connector))
                .or(() -> worker.get().flatMap(running -> running.underWay(connector)));
    }

    @Override
    public CompletableFuture<Written> putConnector(
            String name, Map<String, String> config, Optional<TargetState> initial, boolean mayReplace) {
        try {
            requireLeader(view(), "write connector " + name);
        } catch (Refusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
        CompletableFuture<Void> check = around.check().check(name, config);
        CompletableFuture<Written> written = check.thenCompose(sound -> write(name, config, initial, mayReplace))
                .thenCompose(this::withTasks);
        written.whenComplete((done, failure) -> {
            if (written.isCancelled()) check.cancel(false); // whoever asked is gone, so nothing is to come of it later
        });
        return written;
    }

    private CompletableFuture<Written> write(
            String name, Map<String, String> config, Optional<TargetState> initial, boolean mayReplace) {
        return ask(name, state -> {
            requireLeader(state.view(), "write connector " + name);
            boolean exists = state.snapshot().connector(name).isPresent();
            if (exists && !mayReplace) throw new Refusal.AlreadyExists(name);
            return new Change<>(
                    configs -> configs.putConnector(name, config, initial),
                    after -> new Written(requireConnector(after, name), !exists));
        });
    }

    private CompletableFuture<Written> withTasks(Written written) {
        if (!answersWithTasks || !written.created()) return CompletableFuture.completedFuture(written);
        String name = written.connector().name();
        return order((state, reply) -> state.waiting().forTasksOf(name, reply))
                .thenApply(known ->
                        new Written(view().snapshot().connector(name).orElse(written.connector()), written.created()));
    }

    @Override
    public CompletableFuture<Written> patchConnector(String name, Map<String, String> patch) {
        try {
            requireLeader(view(), "change connector " + name);
            ConnectorSpec connector = requireConnector(view().snapshot(), name);
            return putConnector(name, patched(connector, patch), Optional.empty(), true);
        } catch (Refusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    private static Map<String, String> patched(ConnectorSpec connector, Map<String, String> patch) {
        Map<String, String> config = new LinkedHashMap<>(connector.config());
        patch.forEach((key, value) -> {
            if (value == null) config.remove(key);
            else config.put(key, value);
        });
        return config;
    }

    @Override
    public CompletableFuture<Void> removeConnector(String name) {
        return ask(name, state -> {
            requireLeader(state.view(), "delete connector " + name);
            requireConnector(state, name);
            return Change.of(configs -> configs.removeConnector(name));
        });
    }

    @Override
    public CompletableFuture<Void> setTarget(String name, TargetState target) {
        return ask(name, state -> {
            boolean stop = target == TargetState.STOPPED;
            if (stop) requireLeader(state.view(), "stop connector " + name);
            ConnectorSpec connector = requireConnector(state, name);
            return stop && !hasNoTasks(connector)
                    ? Change.of(configs ->
                            configs.putTasks(name, List.of()).thenCompose(done -> configs.putTarget(name, target)))
                    : Change.of(configs -> configs.putTarget(name, target));
        });
    }

    private static boolean hasNoTasks(ConnectorSpec connector) {
        return connector.tasks() instanceof TaskSet.Committed committed && committed.size() == 0;
    }

    @Override
    public CompletableFuture<Void> putTasks(String connector, List<Map<String, String>> configs) {
        return ask(connector, state -> {
            requireLeader(state.view(), "write the task configurations of connector " + connector);
            requireConnector(state, connector);
            return Change.of(store -> store.putTasks(connector, configs));
        });
    }

    @Override
    public CompletableFuture<Void> restartConnector(String name) {
        return order((state, reply) -> {
            requireConnector(state, name);
            if (state.units().connector(name) == null)
                throw elsewhere("Connector " + name, around.membership().ownerOf(name));
            state.waiting().forConnector(name, reply);
            state.restartConnector(name);
        });
    }

    @Override
    public CompletableFuture<Void> restartTask(TaskId task) {
        return order((state, reply) -> {
            TaskSet tasks = requireConnector(state, task.connector()).tasks();
            if (tasks.config(task.task()).isEmpty()) throw new Refusal.UnknownTask(task);
            if (state.units().task(task) == null)
                throw elsewhere("Task " + task, around.membership().ownerOf(task));
            state.waiting().forTask(task, reply);
            state.restartTask(task);
        });
    }

    private Refusal elsewhere(String unit, Optional<URI> owner) {
        ClusterView now = view();
        if (owner.isPresent()) return new Refusal.NotOwner(unit, owner.get());
        if (!now.isLeader() && now.leaderUrl().isPresent())
            return new Refusal.NotLeader(now.leaderUrl().get());
        return new Refusal.RebalancePending("restart " + unit + ", which no worker runs,");
    }

    @Override
    public CompletableFuture<RestartPlan> restart(RestartRequest request) {
        String name = request.connector();
        return ask(name, state -> {
            requireLeader(state.view(), "restart connector " + name);
            requireConnector(state, name);
            RestartPlan plan = planOf(request);
            return new Change<>(configs -> configs.putRestart(request), after -> plan);
        });
    }

    private RestartPlan planOf(RestartRequest request) {
        String name = request.connector();
        boolean connector = !request.onlyFailed()
                || around.statuses()
                        .connector(name)
                        .filter(status -> status.state() == UnitState.FAILED)
                        .isPresent();
        List<TaskId> tasks = new ArrayList<>();
        if (request.includeTasks())
            around.statuses().tasks(name).forEach((number, status) -> {
                if (!request.onlyFailed() || status.state() == UnitState.FAILED) tasks.add(new TaskId(name, number));
            });
        return new RestartPlan(connector, tasks);
    }

    @Override
    public CompletableFuture<Void> fence(String name) {
        // The task that asks may have read more of the log than this worker has.
        return around.configs()
                .refresh()
                .thenCompose(read -> ask(name, state -> {
                    requireLeader(state.view(), "shut out the earlier tasks of connector " + name);
                    ConnectorSpec connector = requireConnector(state, name);
                    if (!(connector.tasks() instanceof TaskSet.Committed))
                        throw new Refusal.RebalancePending("let tasks of connector " + name + " start");
                    Fencing last = state.snapshot().fencing(name);
                    return Change.of(configs -> last.covers(connector.tasks().size())
                            ? CompletableFuture.completedFuture(null)
                            : fence(configs, connector, last));
                }));
    }

    /** A round of fencing, which the log notes so that it need not be made again. */
    private CompletableFuture<Void> fence(ConfigStore configs, ConnectorSpec connector, Fencing last) {
        int next = connector.tasks().size();
        // The only task of one set shuts out the only one of the other by itself, having the same transactional id.
        int toShutOut = last.tasks() == 1 && next == 1 ? 0 : last.tasks();
        CompletableFuture<Void> shutOut = toShutOut == 0
                ? CompletableFuture.completedFuture(null)
                : around.fence().shutOut(connector, toShutOut);
        return shutOut.thenCompose(done -> configs.putTaskCount(connector.name(), next));
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> offsets(String connector) {
        return refusalOf(() -> requireConnector(view().snapshot(), connector)).thenCompose(around.offsets()::read);
    }

    @Override
    public CompletableFuture<Void> alterOffsets(String connector, Map<Map<String, ?>, Map<String, ?>> changes) {
        return changeOffsets(connector, stopped -> around.offsets().alter(stopped, changes));
    }

    @Override
    public CompletableFuture<Void> resetOffsets(String connector) {
        return changeOffsets(connector, around.offsets()::reset);
    }

    /** In line with the other changes to the connector, so that it cannot be resumed meanwhile. */
    private CompletableFuture<Void> changeOffsets(
            String name, Function<ConnectorSpec, CompletableFuture<Void>> change) {
        return ask(name, state -> {
            requireLeader(state.view(), "change the offsets of connector " + name);
            ConnectorSpec connector = requireConnector(state, name);
            boolean ended = connector.tasks().size() == 0
                    && around.statuses().tasks(name).isEmpty();
            if (connector.target() != TargetState.STOPPED || !ended) throw new Refusal.NotStopped(name);
            Fencing last = state.snapshot().fencing(name);
            return Change.of(configs -> last.tasks() == 0
                    ? change.apply(connector)
                    : fence(configs, connector, last).thenCompose(alone -> change.apply(connector)));
        });
    }

    @Override
    public CompletableFuture<Void> putLoggerLevel(String namespace, String level) {
        return around.configs().putLoggerLevel(namespace, level);
    }

    @Override
    public CompletableFuture<Void> ping() {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        events.accept((state, now) -> state.answerLater(() -> answered.complete(null)));
        return answered.thenCompose(alive -> around.configs().refresh()).thenApply(snapshot -> null);
    }

    /** Asks for a change to the config log; checked and made on the control thread, one after the other by connector. */
    private <T> CompletableFuture<T> ask(String connector, Change.Decision<T> decision) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        events.accept((state, now) -> state.changes().ask(connector, decision, reply, state));
        return reply;
    }

    private interface Order {
        void give(ControlState state, CompletableFuture<Void> reply);
    }

    /** Gives an order to what lives here; the order keeps the reply until it is carried out. */
    private CompletableFuture<Void> order(Order order) {
        CompletableFuture<Void> reply = new CompletableFuture<>();
        events.accept((state, now) -> {
            try {
                order.give(state, reply);
            } catch (Refusal refusal) {
                state.answerLater(() -> reply.completeExceptionally(refusal));
            }
        });
        return reply;
    }

    private static <T> CompletableFuture<T> refusalOf(Supplier<T> check) {
        try {
            return CompletableFuture.completedFuture(check.get());
        } catch (Refusal refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    private static ClusterView requireLeader(ClusterView view, String attempted) {
        if (view.isLeader()) return view;
        throw view.rebalancing() || view.leaderUrl().isEmpty()
                ? new Refusal.RebalancePending(attempted)
                : new Refusal.NotLeader(view.leaderUrl().get());
    }

    private static ConnectorSpec requireConnector(ControlState state, String name) {
        return requireConnector(state.snapshot(), name);
    }

    private static ConnectorSpec requireConnector(ClusterSnapshot snapshot, String name) {
        return snapshot.connector(name).orElseThrow(() -> new Refusal.UnknownConnector(name));
    }
}
