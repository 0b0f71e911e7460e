package io.sluice.connect.worker;

import io.sluice.connect.metrics.TaskSeat;
import io.sluice.connect.metrics.WorkerMeter;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskFactory;
import io.sluice.connect.task.TaskSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs connectors and tasks in this process. Orders come from the control thread; what runs is looked up by other threads
 * too, to say what a request waits for.
 */
public final class LocalWorker implements Worker {
    private static final Logger log = LoggerFactory.getLogger(LocalWorker.class);

    /** Enough to keep the cores busy while connectors wait for what they talk to. */
    private static final int CONNECTORS_AT_ONCE = 4 * Runtime.getRuntime().availableProcessors();
    /** A connector that has not come back by then is waiting, and the cores are free for others. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ConnectorKit kit;
    private final TaskFactory tasks;
    private final Duration gracefulStop;
    private final Worker.Listener listener;
    private final Clock clock;
    private final Map<String, ConnectorLife> connectors = new ConcurrentHashMap<>();
    private final Map<TaskId, TaskThread> taskThreads = new ConcurrentHashMap<>();
    private final WorkerMeter meter;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(order -> {
        Thread thread = new Thread(order, "worker-timer");
        thread.setDaemon(true);
        return thread;
    });

    private final ConnectorThreads connectorThreads = new ConnectorThreads(deadlines, CONNECTORS_AT_ONCE, PATIENCE);

    /** @param gracefulStop how long a connector or task may take to stop before it is given up */
    public LocalWorker(
            ConnectorKit kit, TaskFactory tasks, Duration gracefulStop, Worker.Listener listener, Clock clock) {
        this.kit = kit;
        this.tasks = tasks;
        this.gracefulStop = gracefulStop;
        this.listener = listener;
        this.clock = clock;
        this.meter = new WorkerMeter(kit.metrics(), connectors::size, taskThreads::size);
    }

    /** A life and what it has been ordered to do. */
    private record ConnectorLife(long run, ConnectorRun connector, ConnectorOrders orders) {}

    @Override
    public void startConnector(String name, long run, Map<String, String> config, TargetState target) {
        ConnectorRun connector = new ConnectorRun(name, run, listener, kit, meter);
        ConnectorOrders orders = new ConnectorOrders(name, connectorThreads, clock);
        connectors.put(name, new ConnectorLife(run, connector, orders));
        orders.give("starting connector " + name, () -> connector.begin(config, target));
    }

    @Override
    public void targetConnector(String name, long run, TargetState target) {
        ConnectorLife life = connectors.get(name);
        if (life == null || life.run() != run) return;
        String what = (target == TargetState.STARTED ? "resuming" : "halting") + " connector " + name;
        life.orders().give(what, () -> life.connector().target(target));
    }

    @Override
    public void requestTaskConfigs(String name, long run) {
        ConnectorLife life = connectors.get(name);
        if (life == null || life.run() != run) return;
        life.orders()
                .give("asking connector " + name + " for its task configurations", life.connector()::sayTaskConfigs);
    }

    @Override
    public void stopConnector(String name, long run) {
        ConnectorLife life = connectors.get(name);
        if (life == null || life.run() != run) return;
        ScheduledFuture<?> deadline = atDeadline(() -> giveUp(name, life));
        life.orders().give("stopping connector " + name, () -> {
            life.connector().end();
            deadline.cancel(false);
            if (connectors.remove(name, life)) listener.connectorStopped(name, run);
        });
    }

    /** A connector that does not stop keeps its thread; for the cluster it is stopped. */
    private void giveUp(String name, ConnectorLife life) {
        if (!connectors.remove(name, life)) return;
        log.warn(
                "Connector {} did not stop in time and is left to itself; it is still busy with: {}",
                name,
                life.orders().stage().map(Stage::toString).orElse("nothing"));
        life.connector().abandon();
        life.orders().abandon();
        listener.connectorStopped(name, life.run());
    }

    @Override
    public void startTask(TaskSpec spec, long run) {
        TaskSeat seat = meter.seat(spec.id().connector());
        TaskThread thread = new TaskThread(spec.id(), run, tasks.create(spec), listener, seat);
        taskThreads.put(spec.id(), thread);
        thread.start();
    }

    @Override
    public void targetTask(TaskId task, long run, TargetState target) {
        TaskThread thread = taskThreads.get(task);
        if (thread != null && thread.run() == run) thread.target(target);
    }

    @Override
    public void stopTask(TaskId task, long run) {
        TaskThread thread = taskThreads.get(task);
        if (thread == null || thread.run() != run) return;
        taskThreads.remove(task, thread);
        thread.stop();
        atDeadline(thread::giveUp);
    }

    @Override
    public void restarting(TaskId task, long run) {
        TaskThread thread = taskThreads.get(task);
        if (thread != null && thread.run() == run) thread.restarting();
    }

    private ScheduledFuture<?> atDeadline(Runnable action) {
        return deadlines.schedule(action, gracefulStop.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<String> underWay(String connector) {
        return Optional.ofNullable(connectors.get(connector))
                .flatMap(life -> life.orders().stage())
                .map(Stage::toString);
    }

    @Override
    public void close() {
        taskThreads.values().forEach(TaskThread::giveUp);
        connectors.forEach(this::giveUp);
        connectorThreads.close();
        deadlines.shutdownNow();
        meter.close();
    }
}
