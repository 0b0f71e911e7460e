package io.sluice.connect.task;

import io.sluice.connect.metrics.SourceMeter;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a source task what became of its records. An exception thrown there is logged and the task goes on, for the records
 * are safe by then; an error ends the task.
 *
 * <p>Called by the task's thread and by the I/O thread of the task's producer, which has the plugin's class loader from
 * birth, because it was made by the task's thread.
 */
final class SourceAcks {
    private static final Logger log = LoggerFactory.getLogger(SourceAcks.class);

    private final SourceTask task;
    private final SourceMeter meter;
    private final LogContext context;

    // Written by the I/O thread, read by the task's thread.
    private volatile Error broken;

    SourceAcks(SourceTask task, SourceMeter meter, LogContext context) {
        this.task = task;
        this.meter = meter;
        this.context = context;
    }

    void written(SourceRecord record, RecordMetadata metadata) {
        context.ensure();
        meter.written();
        tell(record, metadata);
    }

    /** The record was dropped or skipped. */
    void notWritten(SourceRecord record) {
        meter.dropped();
        tell(record, null);
    }

    private void tell(SourceRecord record, RecordMetadata metadata) {
        try {
            task.commitRecord(record, metadata);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn(
                    "{} threw in commitRecord; the record is not affected",
                    task.getClass().getName(),
                    e);
        } catch (Error e) {
            broken = e;
        }
    }

    /** Offsets were stored, or there were none to store, since the last call. */
    void committed() {
        try {
            task.commit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn(
                    "{} threw in commit; the stored offsets are not affected",
                    task.getClass().getName(),
                    e);
        }
    }

    void failIfPluginBroke() {
        Error failure = broken;
        if (failure != null) {
            throw new TaskFailed("Source task " + task.getClass().getName() + " failed in commitRecord", failure);
        }
    }
}
