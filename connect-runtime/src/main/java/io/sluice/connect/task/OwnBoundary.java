package io.sluice.connect.task;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;

/**
 * Boundaries that the task draws itself ({@code transaction.boundary=connector}). Where the task has drawn none, a transaction
 * stays open, and is thrown away when the task ends: only the task knows what belongs together.
 *
 * <p>Its monitor is where the task's thread meets threads of the plugin, which may ask as well.
 */
final class OwnBoundary implements Boundary, TransactionContext {
    private final IdentityHashMap<SourceRecord, End> afterRecords = new IdentityHashMap<>();
    private End afterBatch = End.NOT_YET;

    @Override
    public void commitTransaction() {
        askAfterBatch(End.COMMIT);
    }

    @Override
    public void commitTransaction(SourceRecord record) {
        askAfter(record, End.COMMIT);
    }

    @Override
    public void abortTransaction() {
        askAfterBatch(End.ABORT);
    }

    @Override
    public void abortTransaction(SourceRecord record) {
        askAfter(record, End.ABORT);
    }

    private synchronized void askAfterBatch(End end) {
        if (afterBatch != End.NOT_YET && afterBatch != end) throw contradiction("the same batch");
        afterBatch = end;
    }

    private synchronized void askAfter(SourceRecord record, End end) {
        Objects.requireNonNull(record, "record");
        End before = afterRecords.putIfAbsent(record, end);
        if (before != null && before != end) throw contradiction("the same record");
    }

    private static ConnectException contradiction(String what) {
        return new ConnectException("The task asked for both commit and abort of its transaction after " + what);
    }

    @Override
    public synchronized End after(SourceRecord record) {
        return afterRecords.isEmpty()
                ? End.NOT_YET
                : Objects.requireNonNullElse(afterRecords.remove(record), End.NOT_YET);
    }

    @Override
    public synchronized End afterBatch(Instant now) {
        afterRecords.clear(); // of records that were not in the batch
        End asked = afterBatch;
        afterBatch = End.NOT_YET;
        return asked;
    }

    @Override
    public End whenQuiet() {
        return End.NOT_YET;
    }
}
