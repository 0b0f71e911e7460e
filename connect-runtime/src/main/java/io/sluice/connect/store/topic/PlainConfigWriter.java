package io.sluice.connect.store.topic;

import io.sluice.connect.kafka.CompactedLog;
import io.sluice.connect.store.ConfigCodec;
import io.sluice.connect.store.ConfigRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes records on their own; the last one goes out only after the others have arrived. */
final class PlainConfigWriter implements ConfigWriter {
    private final CompactedLog<byte[], byte[]> log;

    PlainConfigWriter(CompactedLog<byte[], byte[]> log) {
        this.log = log;
    }

    @Override
    public CompletableFuture<Void> write(List<ConfigRecord> together) {
        int last = together.size() - 1;
        var others = together.subList(0, last).stream().map(this::append).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(others)
                .thenCompose(arrived -> append(together.get(last)))
                .thenCompose(where -> log.reached(where.partition(), where.offset()));
    }

    private CompletableFuture<RecordMetadata> append(ConfigRecord record) {
        return log.append(ConfigCodec.key(record), ConfigCodec.value(record));
    }
}
