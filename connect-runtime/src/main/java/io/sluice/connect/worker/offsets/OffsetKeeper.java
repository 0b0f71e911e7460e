package io.sluice.connect.worker.offsets;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.connector.Connector;

/**
 * Keeps the offsets of one connector. Offsets go by partition, both as REST shows them; a null offset stands for one to be
 * forgotten.
 */
interface OffsetKeeper extends AutoCloseable {

    CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read();

    /**
     * Asks the connector whether the changes suit it, under its class loader.
     *
     * @throws RefusedOffsets if they can be no offsets of such a connector
     */
    void ask(Connector connector, Map<String, String> config, Map<Map<String, ?>, Map<String, ?>> changes);

    CompletableFuture<Void> write(Map<Map<String, ?>, Map<String, ?>> changes);

    @Override
    void close();
}
