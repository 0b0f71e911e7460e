package io.sluice.connect.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the tasks of a numbered source have sent: what is missing, what came again, and how long a task was silent. */
final class NumbersSeen {

    /** What one task has sent. */
    static final class OfTask {
        private final Map<Long, Integer> times = new HashMap<>();
        private long highest;
        private long last; // nanoseconds since 1970
        private long longestSilence;

        private void add(long number, long made) {
            times.merge(number, 1, Integer::sum);
            highest = Math.max(highest, number);
            if (last != 0) longestSilence = Math.max(longestSilence, made - last);
            last = made;
        }

        long distinct() {
            return times.size();
        }

        long missing() {
            return highest - times.size();
        }

        long again() {
            return times.values().stream().mapToLong(n -> n - 1).sum();
        }

        int timesOf(long number) {
            return times.getOrDefault(number, 0);
        }

        long longestSilenceMs() {
            return TimeUnit.NANOSECONDS.toMillis(longestSilence);
        }
    }

    private final Map<Integer, OfTask> tasks = new TreeMap<>();

    /** Of a topic in which each task has all its records in one partition. */
    static NumbersSeen in(Collection<ConsumerRecord<byte[], byte[]>> records) {
        NumbersSeen seen = new NumbersSeen();
        for (ConsumerRecord<byte[], byte[]> record : records) seen.add(new String(record.value(), UTF_8));
        return seen;
    }

    private void add(String value) {
        String[] words = value.split(" ");
        tasks.computeIfAbsent(Integer.valueOf(words[0]), task -> new OfTask())
                .add(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }

    Map<Integer, OfTask> tasks() {
        return tasks;
    }
}
