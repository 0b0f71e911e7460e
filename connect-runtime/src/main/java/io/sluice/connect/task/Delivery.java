package io.sluice.connect.task;

import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Brings the records of a source task to Kafka and remembers how far they got. A guarantee is one implementation. All methods
 * but {@link #fence} are for the task's thread.
 */
sealed interface Delivery permits AtLeastOnce, ExactlyOnce {

    /**
     * Before the source is started: sees to it that nothing can arrive any more that earlier lives of the task have sent, where
     * that matters.
     *
     * @return false if the task is not wanted any more, so that it must not start
     */
    boolean begin();

    /** Sends a record; blocks while Kafka is slower than the source. */
    void send(SourceRecord record, ProducerRecord<byte[], byte[]> out);

    /** A record ended on its way by intention or by tolerance; its offset alone is no progress. */
    void dropped(SourceRecord record);

    /** Between two polls: fails if something sent before was lost, and tells the task of commits. */
    void betweenPolls();

    /** All that the last poll gave, which may be nothing, has been sent or dropped. */
    void batchEnds();

    /** No poll follows for a while, because the task holds still. */
    void holdStill();

    /** Waits for what was sent, as long as it may, and stores the offsets of what arrived. */
    void finish(Duration limit);

    /** From another thread: nothing sent or stored from now on counts. */
    void fence();
}
