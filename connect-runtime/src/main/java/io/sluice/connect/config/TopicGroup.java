package io.sluice.connect.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a source connector wants a group of its topics created.
 *
 * @param partitions -1 for the broker's default
 * @param replicationFactor -1 for the broker's default
 * @param settings topic settings such as {@code cleanup.policy}
 */
public record TopicGroup(
        String name,
        List<Pattern> include,
        List<Pattern> exclude,
        int partitions,
        short replicationFactor,
        Map<String, String> settings) {
    public TopicGroup {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        settings = Map.copyOf(settings);
    }

    public boolean holds(String topic) {
        return include.stream().anyMatch(pattern -> pattern.matcher(topic).matches())
                && exclude.stream().noneMatch(pattern -> pattern.matcher(topic).matches());
    }
}
