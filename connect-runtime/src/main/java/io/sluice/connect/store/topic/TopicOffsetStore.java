package io.sluice.connect.store.topic;

import io.sluice.connect.kafka.TopicLog;
import io.sluice.connect.store.MalformedRecord;
import io.sluice.connect.store.OffsetCodec;
import io.sluice.connect.store.OffsetStore;
import io.sluice.connect.store.OffsetTable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Source offsets on their topic; everything that was read is also in memory. */
public final class TopicOffsetStore implements OffsetStore {
    private static final Logger LOG = LoggerFactory.getLogger(TopicOffsetStore.class);

    private final TopicLog<byte[], byte[]> log;
    private final Duration startTimeout;
    private final Tenants tenants = new Tenants(RecordKind.OFFSET);
    private final OffsetTable table = new OffsetTable();

    /** @param startTimeout how long reading the topic from its beginning may take */
    public TopicOffsetStore(TopicLog<byte[], byte[]> log, Duration startTimeout) {
        this.log = log;
        this.startTimeout = startTimeout;
    }

    @Override
    public void start() {
        log.start(this::take, startTimeout);
        tenants.requireOwn(log.topic());
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        return log.refresh().thenApply(read -> table.read(connector, partitions));
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
        return log.refresh().thenApply(read -> table.readAll(connector));
    }

    @Override
    public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        try {
            return CompletableFuture.allOf(OffsetCodec.encode(connector, offsets).stream()
                    .map(entry -> log.append(entry.key(), entry.value()))
                    .toArray(CompletableFuture<?>[]::new));
        } catch (DataException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        log.close();
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!tenants.count(record)) {
                LOG.debug("Skipping {}: it is no source offset", Place.of(record));
                continue;
            }
            try {
                table.put(record.key(), record.value());
            } catch (MalformedRecord e) {
                LOG.warn("Skipping {} of the offset topic: {}", Place.of(record), e.getMessage());
            }
        }
    }
}
