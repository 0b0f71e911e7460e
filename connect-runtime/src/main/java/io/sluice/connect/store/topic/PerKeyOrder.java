package io.sluice.connect.store.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets operations on one key begin only when the one before has ended, well or not; different keys do not wait for each other.
 * Its monitor is where the threads that ask for operations and those on which operations end meet.
 */
final class PerKeyOrder<K> {
    private final Map<K, CompletableFuture<Void>> newest = new HashMap<>();

    CompletableFuture<Void> next(K key, Supplier<CompletableFuture<Void>> operation) {
        var mine = new CompletableFuture<Void>();
        CompletableFuture<Void> before;
        synchronized (this) {
            before = newest.put(key, mine);
        }
        if (before == null) {
            begin(key, mine, operation);
        } else {
            var unused = before.whenComplete((done, failure) -> begin(key, mine, operation));
        }
        return mine;
    }

    private void begin(K key, CompletableFuture<Void> mine, Supplier<CompletableFuture<Void>> operation) {
        var unused = operation.get().whenComplete((done, failure) -> {
            synchronized (this) {
                newest.remove(key, mine);
            }
            if (failure == null) mine.complete(null);
            else mine.completeExceptionally(failure);
        });
    }
}
