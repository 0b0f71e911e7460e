package io.sluice.connect.worker;

import io.sluice.connect.plugins.Plugin;
import io.sluice.connect.plugins.PluginScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * Asks a connector for the configurations of its tasks and makes of them what the config log holds: with the task's class,
 * name and topics, and with references again wherever the connector passed on a value that a config provider had resolved.
 * Used on the connector's thread.
 */
final class TaskConfigs {
    private static final String TASK_CLASS = "task.class";

    private final String connectorName;
    private final Map<String, String> template;
    private final Map<String, String> resolved;
    private final Plugin plugin;

    TaskConfigs(String connectorName, Map<String, String> template, Map<String, String> resolved, Plugin plugin) {
        this.connectorName = connectorName;
        this.template = template;
        this.resolved = resolved;
        this.plugin = plugin;
    }

    Map<String, String> resolvedConfig() {
        return new HashMap<>(resolved); // the connector may keep and change what it is given
    }

    List<Map<String, String>> ask(Connector connector) {
        int max = Integer.parseInt(
                Objects.requireNonNullElse(resolved.get("tasks.max"), "1").trim());
        List<Map<String, String>> answer;
        String taskClass;
        try (PluginScope scope = plugin.enter()) {
            answer = Objects.requireNonNullElse(connector.taskConfigs(max), List.of());
            taskClass = connector.taskClass().getName();
        }
        boolean enforced = !"false".equalsIgnoreCase(resolved.get("tasks.max.enforce"));
        if (answer.size() > max && enforced) throw new TooManyTasks(connectorName, answer.size(), max);
        List<Map<String, String>> configs = new ArrayList<>();
        for (Map<String, String> config : answer) configs.add(complete(config, taskClass, connector));
        return configs;
    }

    private Map<String, String> complete(Map<String, String> config, String taskClass, Connector connector) {
        Map<String, String> complete = new LinkedHashMap<>();
        config.forEach((key, value) -> complete.put(key, withReference(key, value)));
        complete.put(TASK_CLASS, taskClass);
        complete.put("name", connectorName);
        if (connector instanceof SinkConnector) {
            copy(SinkTask.TOPICS_CONFIG, complete);
            copy(SinkTask.TOPICS_REGEX_CONFIG, complete);
        }
        return complete;
    }

    private void copy(String key, Map<String, String> target) {
        if (template.get(key) != null) target.put(key, template.get(key));
    }

    /** A value that came out of a reference goes back into the log as that reference. */
    private String withReference(String key, String value) {
        if (value == null) return null;
        if (isResolved(key) && value.equals(resolved.get(key))) return template.get(key);
        for (String other : template.keySet())
            if (isResolved(other) && value.equals(resolved.get(other))) return template.get(other);
        return value;
    }

    private boolean isResolved(String key) {
        return template.get(key) != null && !Objects.equals(template.get(key), resolved.get(key));
    }
}
