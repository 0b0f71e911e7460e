package io.sluice.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who runs what, as one worker tells it.
 *
 * @param connectors the place of each connector, by its name
 * @param tasks      the place of each task, by the connector's name and its number, as {@code numbers-3}
 */
record Placement(Map<String, Place> connectors, Map<String, Place> tasks) {

    /** A worker, and the state there. */
    record Place(String worker, String state) {
        static Place of(JsonNode status) {
            return new Place(
                    status.path("worker_id").asText(), status.path("state").asText());
        }
    }

    /** Reads the answer to {@code GET /connectors?expand=status}. */
    static Placement of(JsonNode answer) {
        Map<String, Place> connectors = new TreeMap<>();
        Map<String, Place> tasks = new TreeMap<>();
        answer.properties().forEach(connector -> {
            JsonNode status = connector.getValue().path("status");
            connectors.put(connector.getKey(), Place.of(status.path("connector")));
            for (JsonNode task : status.path("tasks")) {
                tasks.put(connector.getKey() + "-" + task.path("id").asText(), Place.of(task));
            }
        });
        return new Placement(connectors, tasks);
    }

    /** Whether this is all there is to run, and it runs on these workers. */
    boolean runs(int connectorCount, int taskCount, Set<String> workers) {
        return connectors.size() == connectorCount
                && tasks.size() == taskCount
                && connectors.values().stream().allMatch(place -> isRunning(place, workers))
                && tasks.values().stream().allMatch(place -> isRunning(place, workers));
    }

    Set<String> tasksOn(String worker) {
        return tasks.keySet().stream()
                .filter(task -> tasks.get(task).worker().equals(worker))
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> movedSince(Placement before) {
        return tasks.keySet().stream()
                .filter(task -> !tasks.get(task).equals(before.tasks.get(task)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By how many tasks the busiest worker exceeds the idlest. */
    int taskSpread(Set<String> workers) {
        return spread(tasks.values(), workers);
    }

    int connectorSpread(Set<String> workers) {
        return spread(connectors.values(), workers);
    }

    /** The largest spread of the tasks of a single connector. */
    int spreadWithinConnectors(Set<String> workers) {
        Map<String, Map<String, Place>> byConnector = new HashMap<>();
        tasks.forEach((task, place) -> byConnector
                .computeIfAbsent(task.substring(0, task.lastIndexOf('-')), name -> new LinkedHashMap<>())
                .put(task, place));
        return byConnector.values().stream()
                .mapToInt(places -> spread(places.values(), workers))
                .max()
                .orElse(0);
    }

    private static int spread(Collection<Place> places, Set<String> workers) {
        Map<String, Integer> counts = new HashMap<>();
        workers.forEach(worker -> counts.put(worker, 0));
        places.forEach(place -> counts.merge(place.worker(), 1, Integer::sum));
        return Collections.max(counts.values()) - Collections.min(counts.values());
    }

    private static boolean isRunning(Place place, Set<String> workers) {
        return place.state().equals("RUNNING") && workers.contains(place.worker());
    }
}
