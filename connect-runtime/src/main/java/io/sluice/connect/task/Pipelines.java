package io.sluice.connect.task;

/** Makes tasks that move records between Kafka and the plugins of this worker. */
public final class Pipelines implements TaskFactory {
    private final TaskKit kit;

    public Pipelines(TaskKit kit) {
        this.kit = kit;
    }

    @Override
    public TaskRun create(TaskSpec spec) {
        return new PluginTask(spec, kit);
    }
}
