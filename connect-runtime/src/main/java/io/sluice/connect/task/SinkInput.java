package io.sluice.connect.task;

import io.sluice.connect.config.ConnectorSettings;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The consumer of a sink task with the partitions it brings. Owned by the task's thread, except for {@link #wake} and
 * {@link #fence}.
 */
final class SinkInput {
    private final Consumer<byte[], byte[]> consumer;
    private final SinkPartitions partitions;
    private final ConnectorSettings connector;

    SinkInput(Consumer<byte[], byte[]> consumer, SinkPartitions partitions, ConnectorSettings connector) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.connector = connector;
    }

    void subscribe() {
        Optional<Pattern> regex = connector.topicsRegex();
        if (regex.isPresent()) {
            consumer.subscribe(regex.get(), partitions);
        } else if (!connector.topics().isEmpty()) {
            consumer.subscribe(connector.topics(), partitions);
        } else {
            throw new ConnectException(
                    "A sink needs topics to read from. Set topics or topics.regex in the connector's configuration");
        }
    }

    /** What came in the meantime; nothing if the task is woken. */
    ConsumerRecords<byte[], byte[]> poll(Duration longest) {
        ConsumerRecords<byte[], byte[]> records;
        try {
            partitions.seek();
            records = consumer.poll(longest);
        } catch (WakeupException woken) {
            records = ConsumerRecords.empty();
        } catch (KafkaException e) {
            throw new TaskFailed(
                    "The consumer of group " + consumer.groupMetadata().groupId() + " failed", e);
        }
        partitions.failIfRebalanceFailed();
        return records;
    }

    /** Stays in the group without consuming. */
    void idle(Duration longest) {
        partitions.giveBack(poll(longest));
    }

    Consumer<byte[], byte[]> consumer() {
        return consumer;
    }

    SinkPartitions partitions() {
        return partitions;
    }

    void close(Duration limit) {
        consumer.close(CloseOptions.timeout(limit));
    }

    /** From any thread. */
    void wake() {
        consumer.wakeup();
    }

    /**
     * From any thread, after the orders say cancelled. Closing fails while the task's thread is in a call of the consumer; then that
     * thread is not in the plugin's hands and finds the order by itself.
     */
    void fence() {
        consumer.wakeup();
        try {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        } catch (ConcurrentModificationException inUse) {
            consumer.wakeup();
        }
    }
}
