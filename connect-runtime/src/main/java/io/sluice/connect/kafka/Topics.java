package io.sluice.connect.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The questions and orders about topics that the worker has for the brokers. All answers come later, on the client's thread. */
public final class Topics {
    private final Admin admin;

    /** @param admin remains its maker's to close */
    public Topics(Admin admin) {
        this.admin = admin;
    }

    /** Creates a topic; the answer is false if there already was one of that name. */
    public CompletableFuture<Boolean> create(TopicSpec spec) {
        return admin.createTopics(List.of(spec.toNewTopic()))
                .all()
                .toCompletionStage()
                .thenApply(created -> true)
                .exceptionally(e -> recover(e, TopicExistsException.class, false))
                .toCompletableFuture();
    }

    /** The topic's shape, empty if there is no such topic. */
    public CompletableFuture<Optional<TopicDescription>> describe(String topic) {
        return admin.describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .toCompletionStage()
                .thenApply(Optional::of)
                .exceptionally(e -> recover(e, UnknownTopicOrPartitionException.class, Optional.empty()))
                .toCompletableFuture();
    }

    /** The topic's cleanup policy as a set, such as compact, or compact and delete. */
    public CompletableFuture<Set<String>> cleanupPolicy(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .toCompletionStage()
                .thenApply(config ->
                        policies(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value()))
                .toCompletableFuture();
    }

    /**
     * Where the partitions end for a reader that does not wait for open transactions. A reader of committed records that has
     * come this far knows every transaction that had ended at the time of the call.
     */
    public CompletableFuture<Map<TopicPartition, Long>> endOffsets(Collection<TopicPartition> partitions) {
        var latest =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest)
                .all()
                .toCompletionStage()
                .thenApply(Topics::offsets)
                .toCompletableFuture();
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> listed) {
        return listed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .offset()));
    }

    private static Set<String> policies(String value) {
        return Stream.of(value.split(","))
                .map(String::strip)
                .filter(policy -> !policy.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> T recover(Throwable failure, Class<? extends Throwable> expected, T instead) {
        Throwable cause = Failures.cause(failure);
        if (expected.isInstance(cause)) return instead;
        throw new CompletionException(cause);
    }

    /** Named so that signatures stay readable: looks up end offsets without blocking. */
    @FunctionalInterface
    public interface EndOffsets {
        CompletionStage<Map<TopicPartition, Long>> of(Collection<TopicPartition> partitions);
    }
}
