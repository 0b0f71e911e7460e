package io.sluice.connect.task;

import io.sluice.connect.config.TopicGroup;
import io.sluice.connect.kafka.TopicSpec;
import io.sluice.connect.kafka.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics of a source by its own rules (KIP-158) before it writes to them: the first group that holds a topic
 * decides. Owned by the task's thread.
 */
final class RuledTopics implements TopicCreation {
    private static final Logger log = LoggerFactory.getLogger(RuledTopics.class);

    private final Supplier<Topics> topics;
    private final List<TopicGroup> groups;
    private final Set<String> known = new HashSet<>();
    private String latest;

    /** @param groups with the default group, which holds every topic, last */
    RuledTopics(Supplier<Topics> topics, List<TopicGroup> groups) {
        this.topics = topics;
        this.groups = List.copyOf(groups);
    }

    @Override
    public void ensure(String topic) {
        if (topic.equals(latest)) {
            return;
        }
        if (!known.contains(topic)) {
            if (Answers.await("look for topic " + topic, topics.get().describe(topic))
                    .isEmpty()) {
                create(topic);
            }
            known.add(topic);
        }
        latest = topic;
    }

    private void create(String topic) {
        for (TopicGroup group : groups) {
            if (group.holds(topic)) {
                create(
                        topics.get(),
                        new TopicSpec(topic, group.partitions(), group.replicationFactor(), group.settings()));
                return;
            }
        }
    }

    /** Creates a topic unless there is one. */
    static void create(Topics topics, TopicSpec topic) {
        if (Answers.await("create topic " + topic.name(), topics.create(topic))) {
            log.info("Created topic {} with {}", topic.name(), topic);
        }
    }
}
