package io.sluice.connect.it.faults;

import io.sluice.connect.it.WorkerProcess;
import io.sluice.connect.testkit.ConnectRest;
import io.sluice.connect.testkit.KafkaBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What faults befall: a broker and some workers of one group, each a process of its own. Steps come from one thread. */
final class Scene implements AutoCloseable {
    private static final String GROUP = "faults";

    private final KafkaBroker broker;
    private final Path folder;
    private final Path plugins;
    private final Promise promise;
    private final List<WorkerProcess> workers =
            new CopyOnWriteArrayList<>(); // replaced by one thread, asked by several
    private final List<WorkerProcess> former = new ArrayList<>();

    Scene(KafkaBroker broker, Path folder, Path plugins, Promise promise) {
        this.broker = broker;
        this.folder = folder;
        this.plugins = plugins;
        this.promise = promise;
    }

    KafkaBroker broker() {
        return broker;
    }

    void startWorkers(int count) {
        for (int i = 0; i < count; i++) workers.add(launch());
        for (int i = 0; i < count; i++) {
            ConnectRest rest = rest(i);
            Waiting.until("worker " + i, () -> rest.get("/health").status() == 200);
        }
    }

    int size() {
        return workers.size();
    }

    ConnectRest rest(int worker) {
        return workers.get(worker).rest();
    }

    void act(Step step) {
        switch (step.act()) {
            case KILL_WORKER -> workers.get(step.worker()).kill();
            case TERMINATE_WORKER -> workers.get(step.worker()).terminate();
            case FREEZE_WORKER -> workers.get(step.worker()).suspend();
            case THAW_WORKER -> workers.get(step.worker()).resume();
            case START_WORKER -> former.add(workers.set(step.worker(), launch()));
            case STOP_BROKER -> broker.stop();
            case KILL_BROKER -> broker.kill();
            case FREEZE_BROKER -> broker.suspend();
            case THAW_BROKER -> broker.resume();
            case START_BROKER -> Waiting.until("the broker", this::restartBroker);
            default -> throw new IllegalArgumentException(step + " is a request");
        }
    }

    private boolean restartBroker() {
        broker.restart();
        return true;
    }

    /** The workers' processes that ended without being told to. */
    List<String> endedByThemselves() {
        return workers.stream()
                .filter(worker -> !worker.isRunning())
                .map(WorkerProcess::log)
                .toList();
    }

    private WorkerProcess launch() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("plugin.path", plugins.toString());
        settings.put("session.timeout.ms", "6000");
        settings.put("heartbeat.interval.ms", "1000");
        settings.put("rebalance.timeout.ms", "10000");
        settings.put("scheduled.rebalance.max.delay.ms", "2000");
        settings.put("offset.flush.interval.ms", "1000");
        settings.put("task.shutdown.graceful.timeout.ms", "3000");
        settings.put("consumer.session.timeout.ms", "6000");
        settings.put("consumer.heartbeat.interval.ms", "1000");
        settings.putAll(promise.workerSettings());
        return WorkerProcess.launch(folder, broker.bootstrapServers(), GROUP, settings);
    }

    @Override
    public void close() {
        former.forEach(WorkerProcess::close); // one that was told to end may still be at it
        workers.forEach(WorkerProcess::close);
        broker.close();
    }
}
