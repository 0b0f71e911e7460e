package io.sluice.connect.store;

import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One record of the config log, read as what it means. {@link ConfigCodec} knows the bytes. */
public sealed interface ConfigRecord {

    /** The connector exists, with this configuration. */
    record ConnectorConfigured(String connector, Map<String, String> config) implements ConfigRecord {
        public ConnectorConfigured {
            config = frozen(config);
        }
    }

    record ConnectorRemoved(String connector) implements ConfigRecord {}

    record TargetSet(String connector, TargetState target) implements ConfigRecord {}

    /** The connector's target state is the default again. */
    record TargetRemoved(String connector) implements ConfigRecord {}

    /** Part of a set of task configurations, without effect until {@link TasksCommitted} closes the set. */
    record TaskConfigured(TaskId task, Map<String, String> config) implements ConfigRecord {
        public TaskConfigured {
            config = frozen(config);
        }
    }

    record TasksCommitted(String connector, int tasks) implements ConfigRecord {}

    /** Exactly-once: the producers of the previous tasks are shut out, and this many new tasks may start. */
    record TasksFenced(String connector, int tasks) implements ConfigRecord {}

    record RestartRequested(RestartRequest request) implements ConfigRecord {}

    record LoggerLevelSet(String namespace, String level) implements ConfigRecord {}

    record SessionKeyIssued(SessionKey key) implements ConfigRecord {}

    private static Map<String, String> frozen(Map<String, String> config) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(config)); // values may be null, so not Map.copyOf
    }
}
