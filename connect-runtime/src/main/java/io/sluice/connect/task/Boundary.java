package io.sluice.connect.task;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.connect.source.SourceRecord;

/** Decides where one transaction of a source task ends. Used by the task's thread alone. */
interface Boundary {

    /** What is to become of the transaction now. */
    enum End {
        NOT_YET,
        COMMIT,
        /** Its records are never to be seen; the source goes on behind them all the same. */
        ABORT
    }

    /** For how long transactions are meant to be open. */
    default Duration length() {
        return Duration.ZERO;
    }

    /** After one record of a batch. */
    default End after(SourceRecord record) {
        return End.NOT_YET;
    }

    /** After a poll, whether or not it gave records. */
    End afterBatch(Instant now);

    /** What the worker may do with a transaction that is open between two batches when the task holds still or ends. */
    default End whenQuiet() {
        return End.COMMIT;
    }

    /** Each batch is a transaction ({@code transaction.boundary=poll}). */
    final class EachBatch implements Boundary {
        @Override
        public End afterBatch(Instant now) {
            return End.COMMIT;
        }
    }

    /** A transaction ends with the first batch after a while ({@code transaction.boundary=interval}). */
    final class Interval implements Boundary {
        private final Duration length;
        private Instant due;

        Interval(Duration length, Instant now) {
            this.length = length;
            this.due = now.plus(length);
        }

        @Override
        public Duration length() {
            return length;
        }

        @Override
        public End afterBatch(Instant now) {
            if (now.isBefore(due)) return End.NOT_YET;
            due = now.plus(length);
            return End.COMMIT;
        }
    }
}
