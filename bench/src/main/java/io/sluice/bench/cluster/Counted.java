package io.sluice.bench.cluster;

import io.sluice.bench.process.Broker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the counting tasks left on the broker: each wrote 1, 2, 3, … with the time at which the broker appended it, so that
 * what is missing, what came twice and when a task was silent can be told afterwards.
 *
 * @param tasks the records of each task as they were appended, by the connector's name and the task's number
 */
record Counted(Map<String, List<Entry>> tasks) {

    /** One record: its number, and when it was appended. */
    record Entry(long number, long time) {}

    /** Reads the topics of these connectors, which are named as they are. */
    static Counted read(Broker broker, List<String> connectors) {
        Map<String, List<Entry>> tasks = new TreeMap<>();
        for (ConsumerRecord<String, String> record : new Topics(broker, connectors).read()) {
            String[] words = record.value().split(" ");
            tasks.computeIfAbsent(record.topic() + "-" + words[0], unknown -> new ArrayList<>())
                    .add(new Entry(Long.parseLong(words[1]), record.timestamp()));
        }
        return new Counted(tasks);
    }

    /** How many numbers below a task's highest never arrived. */
    long lost() {
        return tasks.values().stream()
                .mapToLong(entries -> highest(entries) - distinct(entries))
                .sum();
    }

    long twice() {
        return tasks.values().stream()
                .mapToLong(entries -> entries.size() - distinct(entries))
                .sum();
    }

    /** How many records were appended after that time although their number was there already. */
    long twiceSince(Instant time) {
        long found = 0;
        for (List<Entry> entries : tasks.values()) {
            Map<Long, Integer> seen = new HashMap<>();
            for (Entry entry : entries) {
                boolean again = seen.merge(entry.number, 1, Integer::sum) > 1;
                found += again && entry.time >= time.toEpochMilli() ? 1 : 0;
            }
        }
        return found;
    }

    /** The longest silence of each of these tasks between the two times, in which there is at least one record. */
    List<Duration> silences(Set<String> of, Instant from, Instant to) {
        return of.stream()
                .map(task -> silence(tasks.getOrDefault(task, List.of()), from, to))
                .toList();
    }

    private static Duration silence(List<Entry> entries, Instant from, Instant to) {
        long last = from.toEpochMilli();
        long longest = 0;
        for (Entry entry : entries) {
            if (entry.time > last) {
                long until = Math.min(entry.time, to.toEpochMilli());
                longest = Math.max(longest, until - last);
                last = until;
            }
        }
        return Duration.ofMillis(Math.max(longest, to.toEpochMilli() - last));
    }

    private static long highest(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::number).max().orElse(0);
    }

    private static long distinct(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::number).distinct().count();
    }
}
