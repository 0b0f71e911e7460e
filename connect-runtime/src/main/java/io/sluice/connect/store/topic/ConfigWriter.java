package io.sluice.connect.store.topic;

import io.sluice.connect.store.ConfigRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How records get into the config log: one by one, or, where exactly-once is on, in transactions of the leader. */
public interface ConfigWriter {

    /**
     * Writes records that belong together, in this order; the last of them gives the others their effect, so it must not be
     * written unless they are. Completes when all of them were read back.
     */
    CompletableFuture<Void> write(List<ConfigRecord> together);

    /**
     * This worker leads its group from now on, or does not any more.
     *
     * @param usurped called if another worker takes over meanwhile
     */
    default void lead(boolean leads, Runnable usurped) {}
}
