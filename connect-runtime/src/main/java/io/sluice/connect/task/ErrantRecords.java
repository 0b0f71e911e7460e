package io.sluice.connect.task;

import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.runtime.InternalSinkRecord;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Takes the single records that a sink task cannot handle, as the chain's own failures are taken. May be called from any
 * thread of the plugin.
 */
final class ErrantRecords implements ErrantRecordReporter {
    private final Class<?> task;
    private final ConverterSet converters;
    private final Tolerance<ConsumerRecord<byte[], byte[]>> tolerance;

    // Written by any thread of the plugin, read by the task's thread: the task has to end even if the plugin goes on.
    private volatile TaskFailed failure;

    ErrantRecords(Class<?> task, ConverterSet converters, Tolerance<ConsumerRecord<byte[], byte[]>> tolerance) {
        this.task = task;
        this.converters = converters;
        this.tolerance = tolerance;
    }

    @Override
    public Future<Void> report(SinkRecord record, Throwable error) {
        RecordFailure<ConsumerRecord<byte[], byte[]>> given = new RecordFailure<>(
                StageKind.TASK_PUT,
                task,
                "Sink task " + task.getName(),
                "record " + record.originalTopic() + "-" + record.originalKafkaPartition() + "@"
                        + record.originalKafkaOffset(),
                consumed(record),
                error);
        try {
            return tolerance.report(given);
        } catch (TaskFailed e) {
            failure = e;
            throw e;
        }
    }

    /** To be called on the task's thread before anything is committed. */
    void failIfNotTolerated() {
        TaskFailed reported = failure;
        if (reported != null) {
            throw reported;
        }
    }

    /** The record as it came; made again from its parts where the task gives a record of its own. */
    private ConsumerRecord<byte[], byte[]> consumed(SinkRecord record) {
        if (record instanceof InternalSinkRecord internal) {
            return internal.context().original();
        }
        String topic = record.topic();
        RecordHeaders headers = new RecordHeaders();
        for (Header header : record.headers()) {
            headers.add(
                    header.key(),
                    converters.header().fromConnectHeader(topic, header.key(), header.schema(), header.value()));
        }
        byte[] key = converters.key().fromConnectData(topic, headers, record.keySchema(), record.key());
        byte[] value = converters.value().fromConnectData(topic, headers, record.valueSchema(), record.value());
        return new ConsumerRecord<>(
                record.originalTopic(),
                record.originalKafkaPartition(),
                record.originalKafkaOffset(),
                record.timestamp() == null ? ConsumerRecord.NO_TIMESTAMP : record.timestamp(),
                record.timestampType(),
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                headers,
                Optional.empty());
    }
}
