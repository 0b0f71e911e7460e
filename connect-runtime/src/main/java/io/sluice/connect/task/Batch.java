package io.sluice.connect.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * The records of one poll as they go to the sink task.
 *
 * @param records in order of consumption
 * @param ends for each partition that was polled, what may be committed once the task has taken the records
 */
record Batch(List<SinkRecord> records, Map<TopicPartition, OffsetAndMetadata> ends) {

    /** What is left when partitions belong to somebody else: their records are for the new owner. */
    Batch without(Set<TopicPartition> gone) {
        if (gone.isEmpty()) {
            return this;
        }
        List<SinkRecord> left = new ArrayList<>(records);
        left.removeIf(
                record -> gone.contains(new TopicPartition(record.originalTopic(), record.originalKafkaPartition())));
        Map<TopicPartition, OffsetAndMetadata> leftEnds = new HashMap<>(ends);
        leftEnds.keySet().removeAll(gone);
        return new Batch(left, leftEnds);
    }

    /** The records in words. */
    String coordinates() {
        return switch (records.size()) {
            case 0 -> "no records";
            case 1 -> "record " + coordinates(records.get(0));
            default ->
                records.size() + " records, from " + coordinates(records.get(0)) + " to "
                        + coordinates(records.get(records.size() - 1));
        };
    }

    private static String coordinates(SinkRecord record) {
        return record.originalTopic() + "-" + record.originalKafkaPartition() + "@" + record.originalKafkaOffset();
    }
}
