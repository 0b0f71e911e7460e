package io.sluice.connect.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Everything the config log says about one connector. */
public record ConnectorSpec(String name, Map<String, String> config, TargetState target, TaskSet tasks) {
    public ConnectorSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(tasks, "tasks");
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config)); // values may be null, so not Map.copyOf
    }
}
