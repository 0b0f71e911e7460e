package io.sluice.connect.store;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Offsets whose home is opened when they are first asked for: most connectors never ask. Whoever asks first may have to wait. Any
 * thread may ask, and any may close.
 */
public final class OffsetsOnDemand implements OffsetStore {
    private final Supplier<OffsetHome> opener;
    private OffsetHome home; // guarded by this; null until asked for
    private boolean closed; // guarded by this

    public OffsetsOnDemand(Supplier<OffsetHome> opener) {
        this.opener = opener;
    }

    private synchronized OffsetStore home() {
        if (closed) throw new IllegalStateException("The offsets of a connector that was stopped are asked for");
        if (home == null) home = opener.get();
        return home;
    }

    @Override
    public void start() {
        // opened when asked
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        return home().read(connector, partitions);
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
        return home().readAll(connector);
    }

    @Override
    public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return home().write(connector, offsets);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (home != null) home.close();
    }
}
