package io.sluice.connect.task;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One source record on its way to Kafka. It is the producer's callback itself, so that a record on its way costs one object.
 */
final class Pending implements Callback {

    /** Told what became of a record; by the producer's I/O thread, or by the task's thread inside {@code send}. */
    interface Outcome {
        void completed(Pending pending, RecordMetadata metadata, Exception failure);
    }

    private final SourceRecord record;
    private final Outcome outcome;

    // Written by the producer's I/O thread, read by whoever drains the tracker.
    private volatile boolean acked;

    // Only the task's thread touches it: a refusal happens inside its own call of send.
    private Exception refusal;

    Pending(SourceRecord record, Outcome outcome) {
        this.record = record;
        this.outcome = outcome;
    }

    SourceRecord record() {
        return record;
    }

    /** From now on the record's offset may be stored, as soon as those before it may. */
    void ack() {
        acked = true;
    }

    boolean isAcked() {
        return acked;
    }

    /** The producer did not take the record. */
    void refuse(Exception why) {
        refusal = why;
    }

    /** Why the producer did not take the record in the last attempt; null if it did. Forgets it. */
    Exception takeRefusal() {
        Exception why = refusal;
        refusal = null;
        return why;
    }

    @Override
    public void onCompletion(RecordMetadata metadata, Exception failure) {
        outcome.completed(this, metadata, failure);
    }
}
