package io.sluice.connect.task;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.runtime.InternalSinkRecord;
import org.apache.kafka.connect.runtime.errors.ProcessingContext;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** A consumed record on its way to become a record for the sink task. */
final class SinkDraft implements Draft<ConsumerRecord<byte[], byte[]>, SinkRecord>, Slot<SinkRecord> {
    private ConsumerRecord<byte[], byte[]> consumed;
    private Schema keySchema; // not the pair, which lives on the stack alone if nobody keeps it
    private Object key;
    private Schema valueSchema;
    private Object value;
    private SinkRecord record;

    /** The steps before the transformations, in order. */
    static List<Stage<SinkDraft>> conversions(ConverterSet converters) {
        Converter key = converters.key();
        Converter value = converters.value();
        HeaderConverter header = converters.header();
        return List.of(
                new ConverterStep<>(StageKind.KEY_CONVERTER, key.getClass(), draft -> draft.convertKey(key)),
                new ConverterStep<>(StageKind.VALUE_CONVERTER, value.getClass(), draft -> draft.convertValue(value)),
                new ConverterStep<>(StageKind.HEADER_CONVERTER, header.getClass(), draft -> draft.assemble(header)));
    }

    @Override
    public void begin(ConsumerRecord<byte[], byte[]> received) {
        consumed = received;
    }

    private void convertKey(Converter converter) {
        SchemaAndValue read = converter.toConnectData(consumed.topic(), consumed.headers(), consumed.key());
        keySchema = read.schema();
        key = read.value();
    }

    private void convertValue(Converter converter) {
        SchemaAndValue read = converter.toConnectData(consumed.topic(), consumed.headers(), consumed.value());
        valueSchema = read.schema();
        value = read.value();
    }

    private void assemble(HeaderConverter converter) {
        ConnectHeaders headers = new ConnectHeaders();
        for (Header header : consumed.headers()) {
            headers.add(header.key(), converter.toConnectHeader(consumed.topic(), header.key(), header.value()));
        }
        record = new InternalSinkRecord(
                new ProcessingContext<>(consumed),
                consumed.topic(),
                consumed.partition(),
                keySchema,
                key,
                valueSchema,
                value,
                consumed.offset(),
                consumed.timestampType() == TimestampType.NO_TIMESTAMP_TYPE ? null : Long.valueOf(consumed.timestamp()),
                consumed.timestampType(),
                headers);
    }

    @Override
    public SinkRecord record() {
        return record;
    }

    @Override
    public void replace(SinkRecord changed) {
        record = changed;
    }

    /** Always of a class that knows its origin, even where a transformation made a record of its own. */
    @Override
    public SinkRecord end() {
        return record instanceof InternalSinkRecord
                ? record
                : new InternalSinkRecord(new ProcessingContext<>(consumed), record);
    }

    @Override
    public String coordinates() {
        return "record " + consumed.topic() + "-" + consumed.partition() + "@" + consumed.offset();
    }
}
