package io.sluice.connect.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * How a connector wants its topics created (KIP-158): groups of topics by name, the first one that fits decides, and the
 * default group takes the rest.
 */
record TopicRules(List<Group> groups) {
    private static final String PREFIX = "topic.creation.";
    private static final String DEFAULT = "default";

    /** The rules of a connector; none unless it has a default group. */
    static TopicRules of(Settings connector) {
        Settings byDefault = new Settings(connector.under(PREFIX + DEFAULT + "."));
        if (byDefault.values().isEmpty()) {
            return new TopicRules(List.of());
        }
        Group last = Group.of(byDefault, List.of(Pattern.compile(".*")), -1, (short) -1);
        List<Group> groups = new ArrayList<>();
        for (String name : connector.list(PREFIX + "groups")) {
            if (!name.equals(DEFAULT)) {
                Settings own = new Settings(connector.under(PREFIX + name + "."));
                groups.add(Group.of(own, patterns(own, "include"), last.partitions(), last.replicationFactor()));
            }
        }
        groups.add(last);
        return new TopicRules(List.copyOf(groups));
    }

    private static List<Pattern> patterns(Settings own, String key) {
        return own.list(key).stream().map(Pattern::compile).toList();
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    NewTopic topic(String name) {
        return groups.stream()
                .filter(group -> group.takes(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No default group for topic " + name))
                .topic(name);
    }

    /** @param partitions and {@code replicationFactor}: -1 for the broker's default */
    record Group(
            List<Pattern> include,
            List<Pattern> exclude,
            int partitions,
            short replicationFactor,
            Map<String, String> topicSettings) {

        static Group of(Settings own, List<Pattern> include, int partitions, short replicationFactor) {
            Map<String, String> topicSettings = new LinkedHashMap<>(own.values());
            topicSettings.keySet().removeAll(List.of("include", "exclude", "partitions", "replication.factor"));
            return new Group(
                    include,
                    patterns(own, "exclude"),
                    (int) own.number("partitions", partitions),
                    (short) own.number("replication.factor", replicationFactor),
                    Map.copyOf(topicSettings));
        }

        boolean takes(String name) {
            return include.stream().anyMatch(pattern -> pattern.matcher(name).matches())
                    && exclude.stream()
                            .noneMatch(pattern -> pattern.matcher(name).matches());
        }

        NewTopic topic(String name) {
            return new NewTopic(
                            name,
                            partitions < 0 ? Optional.empty() : Optional.of(partitions),
                            replicationFactor < 0 ? Optional.empty() : Optional.of(replicationFactor))
                    .configs(topicSettings);
        }
    }
}
