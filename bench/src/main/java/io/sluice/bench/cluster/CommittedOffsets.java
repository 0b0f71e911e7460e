package io.sluice.bench.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.bench.process.NotReached;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The offset topic, read as a history. */
record CommittedOffsets(List<ConsumerRecord<String, String>> records) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How often a task's offset is lower than the one before it in the topic. */
    int steppedBack() {
        int found = 0;
        Map<String, Long> last = new HashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            long number = number(record.value());
            Long before = last.put(record.key(), number);
            found += before != null && number < before ? 1 : 0;
        }
        return found;
    }

    private static long number(String offset) {
        try {
            return JSON.readTree(offset).path("number").asLong();
        } catch (JsonProcessingException e) {
            throw new NotReached("A committed offset is not JSON: " + offset, e);
        }
    }
}
