package io.sluice.connect.worker;

import io.sluice.connect.model.ConnectorSpec;
import java.util.concurrent.CompletableFuture;

/** Shuts out the transactional producers that earlier tasks of a connector may still have. May be asked from any thread. */
public interface ProducerFence {

    /** For a worker that no other worker can have taken over from. */
    ProducerFence NOBODY_OUTSIDE = (connector, tasks) -> CompletableFuture.completedFuture(null);

    /**
     * Ends whatever transaction the producers of the first so many tasks have open; they cannot write any more. Completes when
     * the brokers have done so.
     */
    CompletableFuture<Void> shutOut(ConnectorSpec connector, int tasks);
}
