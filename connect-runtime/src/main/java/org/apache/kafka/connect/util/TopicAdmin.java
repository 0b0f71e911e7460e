package org.apache.kafka.connect.util;

import io.sluice.connect.kafka.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Blocking questions and orders about topics, under the name and with the methods that connectors such as those of MirrorMaker
 * know. May be used by several threads.
 */
public class TopicAdmin implements AutoCloseable {
    /** The answer when nothing was created and nothing found. */
    public static final TopicCreationResponse EMPTY_CREATION = new TopicCreationResponse(Set.of(), Set.of());

    /** Leaves the number of partitions to the broker. */
    public static final int NO_PARTITIONS = -1;

    /** Leaves the replication factor to the broker. */
    public static final short NO_REPLICATION_FACTOR = -1;

    private final Admin admin;
    private final Topics topics;

    /** Makes an admin client from the settings. */
    public TopicAdmin(Map<String, Object> adminConfig) {
        this(adminConfig, Admin.create(adminConfig));
    }

    /** Uses an admin client that exists already, and closes it in {@link #close()}. */
    public TopicAdmin(Map<String, Object> adminConfig, Admin adminClient) {
        this.admin = adminClient;
        this.topics = new Topics(adminClient);
    }

    /** Begins the definition of a topic. */
    public static NewTopicBuilder defineTopic(String topicName) {
        return new NewTopicBuilder(topicName);
    }

    Topics topics() {
        return topics;
    }

    /** Creates a topic; false if there was one of that name. */
    public boolean createTopic(NewTopic topic) {
        return topic != null && createTopics(topic).contains(topic.name());
    }

    /** Creates topics; the answer names those that are new. */
    public Set<String> createTopics(NewTopic... topics) {
        return createOrFindTopics(topics).createdTopics();
    }

    /** As {@link #createTopics}, trying again for a while when it fails for a reason that may pass. */
    public Set<String> createTopicsWithRetry(NewTopic topicToCreate, long timeoutMs, long backOffMs, Time time) {
        return retry(
                "create topic " + topicToCreate.name(), timeoutMs, backOffMs, time, () -> createTopics(topicToCreate));
    }

    /** Creates a topic unless it exists; whether it does now. */
    public boolean createOrFindTopic(NewTopic topic) {
        return createOrFindTopics(topic).isCreatedOrExisting(topic.name());
    }

    /** Creates those topics that do not exist. */
    public TopicCreationResponse createOrFindTopics(NewTopic... topics) {
        Map<String, NewTopic> wanted = Stream.of(topics)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toMap(NewTopic::name, topic -> topic, (earlier, later) -> later));
        if (wanted.isEmpty()) return EMPTY_CREATION;
        var created = new HashSet<String>();
        var existing = new HashSet<String>();
        admin.createTopics(wanted.values()).values().forEach((name, done) -> {
            if (isNew(name, done)) created.add(name);
            else existing.add(name);
        });
        return new TopicCreationResponse(created, existing);
    }

    /** The shapes of those topics that exist. */
    public Map<String, TopicDescription> describeTopics(String... topics) {
        var asked = new HashMap<String, CompletableFuture<Optional<TopicDescription>>>();
        for (String topic : topics) asked.put(topic, this.topics.describe(topic));
        var found = new HashMap<String, TopicDescription>();
        asked.forEach(
                (topic, answer) -> answer("describe topic " + topic, answer).ifPresent(it -> found.put(topic, it)));
        return found;
    }

    /**
     * Whether the topic's cleanup policy is exactly compact; false if that cannot be found out.
     *
     * @param workerTopicConfig the setting that names the topic
     * @param topicPurpose what the topic holds, in words
     * @throws ConfigException if the policy is another one
     */
    public boolean verifyTopicCleanupPolicyOnlyCompact(String topic, String workerTopicConfig, String topicPurpose) {
        Set<String> policy = topicCleanupPolicy(topic);
        if (policy.isEmpty()) return false;
        if (policy.equals(Set.of(TopicConfig.CLEANUP_POLICY_COMPACT))) return true;
        throw new ConfigException("Cannot use topic " + topic + " (" + workerTopicConfig + ") for " + topicPurpose
                + ": its cleanup.policy is " + String.join(",", policy)
                + ", which may delete what has to be kept. Set cleanup.policy=compact on the topic.");
    }

    /** The topic's cleanup policy, empty if it may not be read. */
    public Set<String> topicCleanupPolicy(String topic) {
        try {
            return answer("read the cleanup policy of topic " + topic, topics.cleanupPolicy(topic));
        } catch (ConnectException e) {
            if (e.getCause() instanceof AuthorizationException) return Set.of();
            throw e;
        }
    }

    /** The topic's settings. */
    public Config describeTopicConfig(String topic) {
        return describeTopicConfigs(topic).get(topic);
    }

    /** The topics' settings. */
    public Map<String, Config> describeTopicConfigs(String... topicNames) {
        List<ConfigResource> resources = Stream.of(topicNames)
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        if (resources.isEmpty()) return Map.of();
        var configs = new HashMap<String, Config>();
        answer("read settings of topics", admin.describeConfigs(resources).all())
                .forEach((resource, config) -> configs.put(resource.name(), config));
        return configs;
    }

    /** Where the partitions end. */
    public Map<TopicPartition, Long> endOffsets(Set<TopicPartition> partitions) {
        if (partitions == null || partitions.isEmpty()) return Map.of();
        return answer("find the end of " + partitions.size() + " partitions", topics.endOffsets(partitions));
    }

    /** As {@link #endOffsets}, trying again for a while when it fails for a reason that may pass. */
    public Map<TopicPartition, Long> retryEndOffsets(
            Set<TopicPartition> partitions, Duration timeoutDuration, long retryBackoffMs) {
        return retry(
                "find the end of " + partitions.size() + " partitions",
                timeoutDuration.toMillis(),
                retryBackoffMs,
                Time.SYSTEM,
                () -> endOffsets(partitions));
    }

    @Override
    public void close() {
        admin.close();
    }

    /** Closes the admin client, waiting no longer than this for what is under way. */
    public void close(Duration timeout) {
        admin.close(timeout);
    }

    private static boolean isNew(String topic, KafkaFuture<Void> creation) {
        try {
            answer("create topic " + topic, creation);
            return true;
        } catch (ConnectException e) {
            if (e.getCause() instanceof TopicExistsException) return false;
            throw e;
        }
    }

    private static <T> T answer(String attempted, KafkaFuture<T> asked) {
        return answer(attempted, asked.toCompletionStage().toCompletableFuture());
    }

    private static <T> T answer(String attempted, CompletableFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String message = "Cannot " + attempted + ": " + cause.getMessage();
            throw cause instanceof RetriableException
                    ? new org.apache.kafka.connect.errors.RetriableException(message, cause)
                    : new ConnectException(message, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while waiting to " + attempted, e);
        }
    }

    private static <T> T retry(String attempted, long timeoutMs, long backOffMs, Time time, Supplier<T> attempt) {
        long end = time.milliseconds() + timeoutMs;
        while (true) {
            try {
                return attempt.get();
            } catch (org.apache.kafka.connect.errors.RetriableException e) {
                if (time.milliseconds() + backOffMs > end) {
                    throw new ConnectException(
                            "Cannot " + attempted + "; tried for " + timeoutMs + " ms: " + e.getMessage(), e);
                }
                time.sleep(Math.max(1, backOffMs));
            }
        }
    }

    /** What became of the topics that were to be created. */
    public static class TopicCreationResponse {
        private final Set<String> newTopics;
        private final Set<String> existingTopics;

        public TopicCreationResponse(Set<String> createdTopicNames, Set<String> existingTopicNames) {
            this.newTopics = Set.copyOf(createdTopicNames);
            this.existingTopics = Set.copyOf(existingTopicNames);
        }

        public Set<String> createdTopics() {
            return newTopics;
        }

        public boolean isCreated(String topicName) {
            return newTopics.contains(topicName);
        }

        public boolean isExisting(String topicName) {
            return existingTopics.contains(topicName);
        }

        public boolean isCreatedOrExisting(String topicName) {
            return isCreated(topicName) || isExisting(topicName);
        }

        public int createdTopicsCount() {
            return newTopics.size();
        }

        public int existingTopicsCount() {
            return existingTopics.size();
        }

        public int createdOrExistingTopicsCount() {
            return createdTopicsCount() + existingTopicsCount();
        }

        public boolean isEmpty() {
            return createdOrExistingTopicsCount() == 0;
        }

        @Override
        public String toString() {
            return "created " + newTopics + ", found " + existingTopics;
        }
    }

    /** Puts a new topic together; what is not said is left to the broker. */
    public static class NewTopicBuilder {
        private final String name;
        private final Map<String, String> configs = new HashMap<>();
        private int partitions = NO_PARTITIONS;
        private short replicationFactor = NO_REPLICATION_FACTOR;

        NewTopicBuilder(String name) {
            this.name = name;
        }

        public NewTopicBuilder partitions(int numPartitions) {
            this.partitions = numPartitions;
            return this;
        }

        public NewTopicBuilder defaultPartitions() {
            return partitions(NO_PARTITIONS);
        }

        public NewTopicBuilder replicationFactor(short replicationFactor) {
            this.replicationFactor = replicationFactor;
            return this;
        }

        public NewTopicBuilder defaultReplicationFactor() {
            return replicationFactor(NO_REPLICATION_FACTOR);
        }

        /** Keeps the newest record of every key. */
        public NewTopicBuilder compacted() {
            configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            return this;
        }

        /** Adds topic settings; null takes one away. */
        public NewTopicBuilder config(Map<String, Object> settings) {
            if (settings == null) return this;
            settings.forEach((key, value) -> {
                if (value == null) configs.remove(key);
                else configs.put(key, value.toString());
            });
            return this;
        }

        public NewTopic build() {
            return new NewTopic(
                            name,
                            partitions == NO_PARTITIONS ? Optional.empty() : Optional.of(partitions),
                            replicationFactor == NO_REPLICATION_FACTOR
                                    ? Optional.empty()
                                    : Optional.of(replicationFactor))
                    .configs(configs);
        }
    }
}
