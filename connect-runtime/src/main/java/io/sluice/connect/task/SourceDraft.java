package io.sluice.connect.task;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** A source record on its way to become a record for the producer. */
final class SourceDraft implements Draft<SourceRecord, ProducerRecord<byte[], byte[]>>, Slot<SourceRecord> {
    private static final long NO_TIMESTAMP = -1;

    private final ConverterSet converters;
    private SourceRecord original;
    private SourceRecord record;
    private RecordHeaders headers = new RecordHeaders();
    private byte[] key;
    private byte[] value;

    SourceDraft(ConverterSet converters) {
        this.converters = converters;
    }

    /** The steps after the transformations, in order. */
    List<Stage> conversions() {
        return List.of(
                new ConverterStep(
                        StageKind.HEADER_CONVERTER, converters.header().getClass(), this::convertHeaders),
                new ConverterStep(StageKind.KEY_CONVERTER, converters.key().getClass(), this::convertKey),
                new ConverterStep(StageKind.VALUE_CONVERTER, converters.value().getClass(), this::convertValue));
    }

    @Override
    public void begin(SourceRecord received) {
        original = received;
        record = received;
    }

    @Override
    public SourceRecord record() {
        return record;
    }

    @Override
    public void replace(SourceRecord changed) {
        record = changed;
    }

    private void convertHeaders() {
        if (record.topic() == null) {
            throw new DataException("The record names no topic. Let the connector or a transformation set one");
        }
        if (record.timestamp() != null && record.timestamp() < NO_TIMESTAMP) {
            throw new DataException("The record's timestamp is " + record.timestamp()
                    + ". Let the connector give milliseconds since 1970, or none");
        }
        headers = headers.toArray().length == 0 ? headers : new RecordHeaders(); // those of the last record are its own
        Headers source = record.headers();
        if (!source.isEmpty()) {
            for (Header header : source) {
                headers.add(
                        header.key(),
                        converters
                                .header()
                                .fromConnectHeader(record.topic(), header.key(), header.schema(), header.value()));
            }
        }
    }

    private void convertKey() {
        key = converters.key().fromConnectData(record.topic(), headers, record.keySchema(), record.key());
    }

    private void convertValue() {
        value = converters.value().fromConnectData(record.topic(), headers, record.valueSchema(), record.value());
    }

    @Override
    public ProducerRecord<byte[], byte[]> end() {
        Long timestamp = record.timestamp();
        return new ProducerRecord<>(
                record.topic(),
                record.kafkaPartition(),
                timestamp == null || timestamp == NO_TIMESTAMP ? null : timestamp,
                key,
                value,
                headers);
    }

    @Override
    public String coordinates() {
        return "the source record of partition " + original.sourcePartition() + " at offset " + original.sourceOffset();
    }
}
