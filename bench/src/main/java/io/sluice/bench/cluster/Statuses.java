package io.sluice.bench.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.bench.process.NotReached;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The status topic, read as a history: REST tells the latest state only, and not since when. */
record Statuses(List<ConsumerRecord<String, String>> records) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** When the last of all tasks that ever had a status was said to run, by a process that began at that time. */
    Instant allRunningSince(Instant began) {
        Map<String, Long> running = new HashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            if (record.key().startsWith("status-task-")) {
                running.putIfAbsent(record.key(), null);
                if (record.timestamp() >= began.toEpochMilli() && isRunning(record.value())) {
                    running.putIfAbsent(record.key(), record.timestamp());
                }
            }
        }
        if (running.containsValue(null)) {
            throw new NotReached("Not every task was said to run after " + began);
        }
        return Instant.ofEpochMilli(
                running.values().stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    private static boolean isRunning(String status) {
        try {
            return status != null
                    && JSON.readTree(status).path("state").asText().equals("RUNNING");
        } catch (JsonProcessingException e) {
            throw new NotReached("A status is not JSON: " + status, e);
        }
    }
}
