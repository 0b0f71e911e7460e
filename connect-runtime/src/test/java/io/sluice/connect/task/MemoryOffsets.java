package io.sluice.connect.task;

import io.sluice.connect.store.OffsetStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Offsets in memory, which may be made to fail or to answer late. */
final class MemoryOffsets implements OffsetStore {
    private final Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
    private RuntimeException failure;
    private CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);

    synchronized void failWrites(RuntimeException why) {
        failure = why;
    }

    /** Writes are answered when this is. */
    synchronized void answerWith(CompletableFuture<Void> later) {
        answer = later;
    }

    synchronized Map<Map<String, ?>, Map<String, ?>> all() {
        return new HashMap<>(offsets);
    }

    @Override
    public void start() {}

    @Override
    public synchronized CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        Map<Map<String, ?>, Map<String, ?>> found = new HashMap<>();
        partitions.forEach(partition -> {
            if (offsets.containsKey(partition)) found.put(partition, offsets.get(partition));
        });
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public synchronized CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
        return CompletableFuture.completedFuture(all());
    }

    @Override
    public synchronized CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> written) {
        if (failure != null) return CompletableFuture.failedFuture(failure);
        offsets.putAll(written);
        return answer;
    }

    @Override
    public void close() {}
}
