package io.sluice.connect.task;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates topics by a connector's rules before it writes to them. Owned by the task's thread. */
final class RuledTopics implements TopicCreation {
    private static final Logger log = LoggerFactory.getLogger(RuledTopics.class);

    private final Admin admin;
    private final TopicRules rules;
    private final Set<String> known = new HashSet<>();
    private String latest;

    RuledTopics(Admin admin, TopicRules rules) {
        this.admin = admin;
        this.rules = rules;
    }

    @Override
    public void ensure(String topic) {
        if (topic.equals(latest)) {
            return;
        }
        if (!known.contains(topic)) {
            if (!exists(topic)) {
                create(admin, rules.topic(topic));
            }
            known.add(topic);
        }
        latest = topic;
    }

    private boolean exists(String topic) {
        try {
            get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw problem("look for topic " + topic, e.getCause());
        }
    }

    /** Creates a topic unless somebody else just did. */
    static void create(Admin admin, NewTopic topic) {
        try {
            get(admin.createTopics(List.of(topic)).all());
            log.info("Created topic {}", topic);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw problem("create topic " + topic.name(), e.getCause());
            }
        }
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get(); // bounded by the admin client's own timeout
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static RuntimeException problem(String attempted, Throwable cause) {
        return cause instanceof RetriableException retriable
                ? retriable
                : new ConnectException("Cannot " + attempted + ": " + TaskFailed.innermost(cause), cause);
    }
}
