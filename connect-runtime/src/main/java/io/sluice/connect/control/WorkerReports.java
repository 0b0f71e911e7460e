package io.sluice.connect.control;

import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.worker.Worker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the worker reports, on whatever thread, into events for the control thread. */
record WorkerReports(Consumer<Event> events) implements Worker.Listener {
    private static final Logger log = LoggerFactory.getLogger(WorkerReports.class);

    @Override
    public void connectorReached(String name, long run, TargetState state, String version) {
        events.accept((control, now) -> control.connectorReached(name, run, state, version, now));
    }

    @Override
    public void connectorFailed(String name, long run, Throwable cause, Optional<String> version) {
        log.error("Connector {} failed; restart it when the cause is gone", name, cause);
        events.accept((control, now) -> control.connectorFailed(name, run, cause, version));
    }

    @Override
    public void connectorStopped(String name, long run) {
        events.accept((control, now) -> control.connectorStopped(name, run));
    }

    @Override
    public void taskConfigsReady(String name, long run, List<Map<String, String>> configs) {
        events.accept((control, now) -> control.taskConfigsReady(name, run, configs, now));
    }

    @Override
    public void taskConfigsFailed(String name, long run, Throwable cause) {
        log.warn("Connector {} could not say how its tasks are to be configured; it will be asked again", name, cause);
        events.accept((control, now) -> control.taskConfigsFailed(name, run, now));
    }

    @Override
    public void reconfigurationRequested(String name, long run) {
        events.accept((control, now) -> control.reconfigurationRequested(name, run, now));
    }

    @Override
    public void taskReached(TaskId task, long run, TargetState state, String version) {
        events.accept((control, now) -> control.taskReached(task, run, state, version));
    }

    @Override
    public void taskFailed(TaskId task, long run, Throwable cause, Optional<String> version) {
        log.error("Task {} failed; restart it when the cause is gone", task, cause);
        events.accept((control, now) -> control.taskFailed(task, run, cause, version));
    }

    @Override
    public void taskStopped(TaskId task, long run) {
        events.accept((control, now) -> control.taskStopped(task, run));
    }
}
