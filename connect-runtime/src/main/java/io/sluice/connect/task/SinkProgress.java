package io.sluice.connect.task;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each assigned partition got: what the sink task took ({@code delivered}) and what the group knows
 * ({@code committed}, at first where consumption began). Owned by the task's thread.
 */
final class SinkProgress {
    private final Set<TopicPartition> assigned = new LinkedHashSet<>();
    private final Map<TopicPartition, OffsetAndMetadata> delivered = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();

    Set<TopicPartition> assigned() {
        return assigned;
    }

    void assign(Collection<TopicPartition> partitions) {
        assigned.addAll(partitions);
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            assigned.remove(partition);
            delivered.remove(partition);
            committed.remove(partition);
        });
    }

    boolean isKnown(TopicPartition partition) {
        return delivered.containsKey(partition);
    }

    /** Consumption of a partition begins, or begins again, at an offset. */
    void startsAt(TopicPartition partition, long offset) {
        OffsetAndMetadata start = new OffsetAndMetadata(offset);
        delivered.put(partition, start);
        committed.put(partition, start);
    }

    void delivered(Map<TopicPartition, OffsetAndMetadata> ends) {
        ends.forEach((partition, end) -> {
            if (assigned.contains(partition)) {
                delivered.put(partition, end);
            }
        });
    }

    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            if (assigned.contains(partition)) {
                committed.put(partition, offset);
            }
        });
    }

    /** What the task took of the given partitions. */
    Map<TopicPartition, OffsetAndMetadata> delivered(Collection<TopicPartition> partitions) {
        return only(partitions, delivered);
    }

    Map<TopicPartition, OffsetAndMetadata> committed(Collection<TopicPartition> partitions) {
        return only(partitions, committed);
    }

    private static Map<TopicPartition, OffsetAndMetadata> only(
            Collection<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> all) {
        Map<TopicPartition, OffsetAndMetadata> found = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = all.get(partition);
            if (offset != null) {
                found.put(partition, offset);
            }
        }
        return found;
    }

    /** How many offsets lie between what the task took and what is committed: at least as many as records. */
    long uncommitted() {
        long offsets = 0;
        for (TopicPartition partition : assigned) {
            OffsetAndMetadata end = delivered.get(partition);
            OffsetAndMetadata begin = committed.get(partition);
            if (end != null && begin != null) {
                offsets += Math.max(0, end.offset() - begin.offset());
            }
        }
        return offsets;
    }

    /** Everything after the last commit counts as not delivered. */
    void rewind() {
        delivered.putAll(committed);
    }
}
