package io.sluice.connect.task;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** A source record on its way to become a record for the producer. */
final class SourceDraft implements Draft<SourceRecord, ProducerRecord<byte[], byte[]>>, Slot<SourceRecord> {
    private static final long NO_TIMESTAMP = -1;

    private SourceRecord original;
    private SourceRecord record;
    private RecordHeaders headers = new RecordHeaders();
    private byte[] key;
    private byte[] value;

    /** The steps after the transformations, in order. */
    static List<Stage<SourceDraft>> conversions(ConverterSet converters) {
        Converter key = converters.key();
        Converter value = converters.value();
        HeaderConverter header = converters.header();
        return List.of(
                new ConverterStep<>(
                        StageKind.HEADER_CONVERTER, header.getClass(), draft -> draft.convertHeaders(header)),
                new ConverterStep<>(StageKind.KEY_CONVERTER, key.getClass(), draft -> draft.convertKey(key)),
                new ConverterStep<>(StageKind.VALUE_CONVERTER, value.getClass(), draft -> draft.convertValue(value)));
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

    private void convertHeaders(HeaderConverter converter) {
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
                        converter.fromConnectHeader(record.topic(), header.key(), header.schema(), header.value()));
            }
        }
    }

    private void convertKey(Converter converter) {
        key = converter.fromConnectData(record.topic(), headers, record.keySchema(), record.key());
    }

    private void convertValue(Converter converter) {
        value = converter.fromConnectData(record.topic(), headers, record.valueSchema(), record.value());
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
