package org.apache.kafka.connect.connector;

import org.apache.kafka.common.metrics.PluginMetrics;

/**
 * What a running connector may ask of its worker. Every method may be called from any thread of the connector.
 */
public interface ConnectorContext {

    /**
     * Says that the set of tasks should be computed anew, for instance because a table appeared in the source system.
     * The worker will call {@link Connector#taskConfigs(int)} some time later and restart the tasks if the answer
     * changed.
     */
    void requestTaskReconfiguration();

    /**
     * Reports that the connector cannot go on. The worker marks it as failed with this error; its tasks keep running.
     *
     * @param e the reason, shown in the connector's status
     */
    void raiseError(Exception e);

    /**
     * Lets the connector publish metrics of its own beside those of the worker (KIP-877). They live as long as the
     * connector runs and carry its name as a tag.
     *
     * <p>A worker older than this method does not have it: a connector that must run there guards the call against
     * {@link NoSuchMethodError}.
     *
     * @return where to add metrics and sensors
     */
    PluginMetrics pluginMetrics();
}
