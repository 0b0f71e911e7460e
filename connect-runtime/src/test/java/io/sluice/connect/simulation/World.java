package io.sluice.connect.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the connectors of a simulation find outside: how much work there is, which may change at any time. */
final class World {
    private final Map<String, Integer> shards = new HashMap<>();

    void change(String connector, int newShards) {
        shards.put(connector, newShards);
    }

    /** What a connector with this configuration says its tasks are. */
    List<Map<String, String>> taskConfigs(String connector, Map<String, String> config) {
        int most = Integer.parseInt(config.get("tasks.max"));
        int count = Math.min(most, shards.getOrDefault(connector, most));
        List<Map<String, String>> tasks = new ArrayList<>();
        for (int task = 0; task < count; task++)
            tasks.add(Map.of("shard", task + " of " + count, "version", config.get("version")));
        return tasks;
    }
}
