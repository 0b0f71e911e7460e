package io.sluice.connect.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceTask;

/**
 * A connector that blocks for ever, deaf to interrupts, in the method its setting {@code block} names, until all of its kind are
 * released. It has as many tasks as {@code tasks} says, and hands its password on to them.
 */
public final class ScriptedConnector extends SourceConnector {
    private static volatile CountDownLatch gate = new CountDownLatch(1); // tests meet the connectors' threads here

    private Map<String, String> config;

    static Map<String, String> config(String name, String block) {
        Map<String, String> config = new HashMap<>();
        config.put("name", name);
        config.put("connector.class", ScriptedConnector.class.getName());
        config.put("block", block);
        return config;
    }

    static void release() {
        gate.countDown();
        gate = new CountDownLatch(1);
    }

    private void blockIn(String method) {
        CountDownLatch released = gate;
        boolean waiting = config.get("block").equals(method);
        while (waiting) {
            try {
                released.await();
                waiting = false;
            } catch (InterruptedException e) {
                waiting = true; // deaf on purpose
            }
        }
    }

    @Override
    public void start(Map<String, String> props) {
        config = props;
        blockIn("start");
    }

    @Override
    public Class<? extends Task> taskClass() {
        return SourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        blockIn("taskConfigs");
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int n = 0; n < Integer.parseInt(config.getOrDefault("tasks", "1")); n++) {
            Map<String, String> task = new HashMap<>();
            task.put("task", String.valueOf(n));
            if (config.containsKey("password")) task.put("copy", config.get("password"));
            tasks.add(task);
        }
        return tasks;
    }

    @Override
    public void stop() {
        blockIn("stop");
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public String version() {
        return "1.0";
    }
}
