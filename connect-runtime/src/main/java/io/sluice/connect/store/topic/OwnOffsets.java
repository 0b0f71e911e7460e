package io.sluice.connect.store.topic;

import io.sluice.connect.store.OffsetHome;
import io.sluice.connect.store.OffsetStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offsets of a connector that has a topic of its own for them. What that topic does not know is looked up in the worker's,
 * where the connector's offsets were before it had its own; and the worker's topic gets a copy of everything, so that the
 * connector may go back to it.
 */
final class OwnOffsets implements OffsetHome {
    private static final Logger LOG = LoggerFactory.getLogger(OwnOffsets.class);

    private final String topic;
    private final OffsetStore own;
    private final OffsetStore workers;
    private final Runnable closing;

    /** @param closing lets go of what the own store was opened with */
    OwnOffsets(String topic, OffsetStore own, OffsetStore workers, Runnable closing) {
        this.topic = topic;
        this.own = own;
        this.workers = workers;
        this.closing = closing;
    }

    @Override
    public void start() {
        own.start();
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        return own.read(connector, partitions).thenCompose(found -> {
            Set<Map<String, ?>> others = new HashSet<>(partitions);
            others.removeAll(found.keySet());
            if (others.isEmpty()) return CompletableFuture.completedFuture(found);
            return workers.read(connector, others).thenApply(earlier -> joined(earlier, found));
        });
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
        return own.readAll(connector)
                .thenCombine(workers.readAll(connector), (found, earlier) -> joined(earlier, found));
    }

    private static Map<Map<String, ?>, Map<String, ?>> joined(
            Map<Map<String, ?>, Map<String, ?>> earlier, Map<Map<String, ?>, Map<String, ?>> own) {
        var all = new LinkedHashMap<>(earlier);
        all.putAll(own);
        return all;
    }

    /** Partitions are forgotten in the worker's topic first: one forgotten in the own alone would have its old offset back. */
    @Override
    public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        var forgotten = new LinkedHashMap<Map<String, ?>, Map<String, ?>>();
        offsets.forEach((partition, offset) -> {
            if (offset == null) forgotten.put(partition, null);
        });
        CompletableFuture<Void> begun =
                forgotten.isEmpty() ? CompletableFuture.completedFuture(null) : workers.write(connector, forgotten);
        return begun.thenCompose(done -> own.write(connector, offsets)).thenRun(() -> {
            var unused = copy(connector, offsets); // tells of its failure by itself
        });
    }

    @Override
    public CompletableFuture<Void> copy(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return workers.write(connector, offsets).exceptionally(failure -> {
            LOG.warn(
                    "The worker's offset topic did not get a copy of the offsets of connector {}, which are safe in {}: {}",
                    connector,
                    topic,
                    failure.getMessage());
            return null;
        });
    }

    @Override
    public void close() {
        own.close();
        closing.run();
    }
}
