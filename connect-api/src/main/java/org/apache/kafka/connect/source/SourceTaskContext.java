package org.apache.kafka.connect.source;

import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * What a source task may ask of its worker.
 */
public interface SourceTaskContext {

    /**
     * The task's configuration as of now, with the placeholders of config providers resolved anew, so it may differ from
     * what {@code start} was given when a secret has been rotated.
     *
     * @return the configuration
     */
    Map<String, String> configs();

    /**
     * Tells where earlier runs stopped.
     *
     * @return the reader of committed offsets
     */
    OffsetStorageReader offsetStorageReader();

    /**
     * Lets the task draw the boundaries of its transactions (KIP-618).
     *
     * <p>A worker older than this method does not have it: a task that must run there guards the call against
     * {@link NoSuchMethodError}.
     *
     * @return the context, or null unless the connector was set to {@code transaction.boundary=connector} and the worker
     *     supports exactly-once sources
     */
    default TransactionContext transactionContext() {
        return null;
    }

    /**
     * Lets the task publish metrics of its own beside those of the worker (KIP-877). They live as long as the task runs
     * and carry the names of connector and task as tags.
     *
     * <p>A worker older than this method does not have it: a task that must run there guards the call against
     * {@link NoSuchMethodError}.
     *
     * @return where to add metrics and sensors
     */
    PluginMetrics pluginMetrics();
}
