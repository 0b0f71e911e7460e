package io.sluice.connect.store;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Where one source connector has its offsets, opened for one user of it. Closing it gives up what was opened, and no more. */
public interface OffsetHome extends OffsetStore {

    /** The topic to which a transaction has to write the offsets; empty where they are not on a topic. */
    String topic();

    /** Notes wherever else offsets are kept what a transaction has written to the topic. Losing such a note loses nothing. */
    default CompletableFuture<Void> copy(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        return CompletableFuture.completedFuture(null);
    }
}
