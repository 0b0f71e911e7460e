package io.sluice.connect.it.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What came of the numbered records: those in the topic, and those that the sink's files name.
 *
 * @param topicLost by source task, the numbers up to its highest that are not in the topic
 * @param topicTwice how often a number is in the topic again
 * @param highest by source task, the highest number in the topic
 * @param sinkLost the places in the topic that no file names
 * @param sinkTwice how often a file names a place again
 */
record Arrivals(
        Map<String, List<Long>> topicLost,
        long records,
        long topicTwice,
        Map<String, Long> highest,
        List<String> sinkLost,
        long sinkTwice) {

    private static final Pattern LINE = Pattern.compile("(\\S+-\\d+-\\d+) \\d+ \\d+ \\d+");

    static Arrivals of(List<ConsumerRecord<byte[], byte[]>> topic, Path sinkFolder) {
        Map<String, Set<Long>> numbers = new TreeMap<>();
        Map<String, Integer> named = named(sinkFolder);
        List<String> sinkLost = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : topic) {
            String[] fields = new String(record.value(), UTF_8).split(" ");
            numbers.computeIfAbsent(fields[0], task -> new HashSet<>()).add(Long.valueOf(fields[1]));
            String place = record.topic() + "-" + record.partition() + "-" + record.offset();
            if (!named.containsKey(place)) sinkLost.add(place);
        }
        Map<String, List<Long>> lost = new TreeMap<>();
        Map<String, Long> highest = new TreeMap<>();
        numbers.forEach((task, seen) -> {
            long last = seen.stream().mapToLong(Long::longValue).max().orElseThrow();
            highest.put(task, last);
            List<Long> missing = LongStream.rangeClosed(1, last)
                    .filter(number -> !seen.contains(number))
                    .boxed()
                    .toList();
            if (!missing.isEmpty()) lost.put(task, missing);
        });
        long distinct = numbers.values().stream().mapToLong(Set::size).sum();
        long lines = named.values().stream().mapToLong(Integer::longValue).sum();
        return new Arrivals(lost, topic.size(), topic.size() - distinct, highest, sinkLost, lines - named.size());
    }

    /** How often the sink's files name each place; a line that a kill has cut short does not count. */
    private static Map<String, Integer> named(Path folder) {
        Map<String, Integer> named = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList())
                for (String line : Files.readAllLines(file, UTF_8)) {
                    Matcher matcher = LINE.matcher(line);
                    if (matcher.matches()) named.merge(matcher.group(1), 1, Integer::sum);
                }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the sink cannot be read", e);
        }
        return named;
    }

    boolean isComplete() {
        return topicLost.isEmpty() && sinkLost.isEmpty();
    }
}
