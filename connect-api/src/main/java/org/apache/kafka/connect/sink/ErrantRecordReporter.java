package org.apache.kafka.connect.sink;

import java.util.concurrent.Future;

/**
 * Takes records that a sink task cannot deliver and treats them like records that failed in a converter: they are logged
 * or written to the dead letter queue, as the connector's error settings say (KIP-610). Safe for calls from any thread.
 */
public interface ErrantRecordReporter {

    /**
     * Reports one record.
     *
     * @param record a record that {@link SinkTask#put} was given, or one derived from it; not null
     * @param error  why it could not be delivered; not null
     * @return completes when the report is stored; the worker waits for it before it commits the record's offset, so a
     *     task need not
     * @throws org.apache.kafka.connect.errors.ConnectException when errors are not tolerated (any more), or the report
     *     itself fails
     */
    Future<Void> report(SinkRecord record, Throwable error);
}
