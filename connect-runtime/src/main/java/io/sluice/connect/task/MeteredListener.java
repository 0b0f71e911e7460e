package io.sluice.connect.task;

import io.sluice.connect.metrics.TaskMeter;

/** Notes in the metrics of a task what the task has become, and passes it on. */
record MeteredListener(TaskRun.Listener listener, TaskMeter meter) implements TaskRun.Listener {
    @Override
    public void running() {
        meter.running();
        listener.running();
    }

    @Override
    public void paused() {
        meter.paused();
        listener.paused();
    }
}
