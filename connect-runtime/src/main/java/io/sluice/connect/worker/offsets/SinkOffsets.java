package io.sluice.connect.worker.offsets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;

/** The offsets of a sink, which are those of its consumer group. */
record SinkOffsets(String group, Admin admin) implements OffsetKeeper {
    private static final String TOPIC = "kafka_topic";
    private static final String PARTITION = "kafka_partition";
    private static final String OFFSET = "kafka_offset";

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read() {
        return future(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .thenApply(SinkOffsets::shown);
    }

    private static Map<Map<String, ?>, Map<String, ?>> shown(Map<TopicPartition, OffsetAndMetadata> committed) {
        Map<Map<String, ?>, Map<String, ?>> shown = new LinkedHashMap<>();
        committed.forEach((partition, offset) -> {
            if (offset == null) return; // the broker lists partitions it has no offset for
            shown.put(
                    Map.of(TOPIC, partition.topic(), PARTITION, partition.partition()),
                    Map.of(OFFSET, offset.offset()));
        });
        return shown;
    }

    @Override
    public void ask(Connector asked, Map<String, String> config, Map<Map<String, ?>, Map<String, ?>> changes) {
        ((SinkConnector) asked).alterOffsets(config, parsed(changes));
    }

    @Override
    public CompletableFuture<Void> write(Map<Map<String, ?>, Map<String, ?>> changes) {
        Map<TopicPartition, OffsetAndMetadata> set = new HashMap<>();
        Set<TopicPartition> forgotten = new HashSet<>();
        parsed(changes).forEach((partition, offset) -> {
            if (offset == null) forgotten.add(partition);
            else set.put(partition, new OffsetAndMetadata(offset));
        });
        CompletableFuture<Void> setting = set.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : future(admin.alterConsumerGroupOffsets(group, set).all());
        return forgotten.isEmpty() ? setting : setting.thenCompose(done -> forget(forgotten));
    }

    /** A group that is gone has no offsets, which is what was wanted. */
    private CompletableFuture<Void> forget(Set<TopicPartition> partitions) {
        return future(admin.deleteConsumerGroupOffsets(group, partitions).all()).exceptionally(failure -> {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (cause instanceof GroupIdNotFoundException) return null;
            throw new java.util.concurrent.CompletionException(cause);
        });
    }

    private static Map<TopicPartition, Long> parsed(Map<Map<String, ?>, Map<String, ?>> changes) {
        Map<TopicPartition, Long> parsed = new HashMap<>();
        changes.forEach(
                (partition, offset) -> parsed.put(partition(partition), offset == null ? null : offset(offset)));
        return parsed;
    }

    private static TopicPartition partition(Map<String, ?> partition) {
        if (partition != null
                && partition.get(TOPIC) instanceof String topic
                && !topic.isBlank()
                && wholeNumber(partition.get(PARTITION)) >= 0)
            return new TopicPartition(topic, Math.toIntExact(wholeNumber(partition.get(PARTITION))));
        throw new RefusedOffsets("Cannot use " + partition + " as a partition of a sink: it needs " + TOPIC
                + " with the name of a topic and " + PARTITION + " with a number from zero up");
    }

    private static long offset(Map<String, ?> offset) {
        long position = wholeNumber(offset.get(OFFSET));
        if (position >= 0) return position;
        throw new RefusedOffsets(
                "Cannot use " + offset + " as an offset of a sink: it needs " + OFFSET + " with a number from zero up");
    }

    /** The number that a value is, or is the text of; -1 if it is none. */
    private static long wholeNumber(Object value) {
        try {
            return value == null ? -1 : Long.parseLong(String.valueOf(value));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static <T> CompletableFuture<T> future(KafkaFuture<T> answer) {
        return answer.toCompletionStage().toCompletableFuture();
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ZERO);
    }
}
