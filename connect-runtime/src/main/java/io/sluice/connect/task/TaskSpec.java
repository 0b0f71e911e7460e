package io.sluice.connect.task;

import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a task is to be run with. Configurations are as the config log holds them, {@code ${provider:...}} references still
 * unresolved.
 */
public record TaskSpec(
        TaskId id, Map<String, String> connectorConfig, Map<String, String> taskConfig, TargetState target) {
    public TaskSpec {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        connectorConfig = Collections.unmodifiableMap(new LinkedHashMap<>(connectorConfig));
        taskConfig = Collections.unmodifiableMap(new LinkedHashMap<>(taskConfig));
    }

    /** Whether the other does the same in the same way; whether it holds still meanwhile does not matter. */
    public boolean isSameWork(TaskSpec other) {
        return taskConfig.equals(other.taskConfig) && connectorConfig.equals(other.connectorConfig);
    }
}
