package org.apache.kafka.connect.source;

/**
 * Lets a source task draw the boundaries of its transactions. A task has one only if the connector runs with
 * {@code transaction.boundary=connector} on a worker with exactly-once source support (KIP-618).
 *
 * <p>Requests are answered while the worker handles the batch that {@link SourceTask#poll()} returns next. Where both
 * commit and abort are asked for the same batch or record, the task fails.
 */
public interface TransactionContext {

    /** Asks for a commit after the next batch returned by {@code poll} was processed. */
    void commitTransaction();

    /**
     * Asks for a commit right after this record was processed.
     *
     * @param record the last record of the transaction, an element of the next batch; not null
     */
    void commitTransaction(SourceRecord record);

    /**
     * Asks to throw away the transaction after the next batch, the batch included. The records are not sent again by the
     * worker; their source offsets are committed.
     */
    void abortTransaction();

    /**
     * Asks to throw away the transaction right after this record, the record included. The records are not sent again by
     * the worker; their source offsets are committed.
     *
     * @param record the last record of the transaction, an element of the next batch; not null
     */
    void abortTransaction(SourceRecord record);
}
