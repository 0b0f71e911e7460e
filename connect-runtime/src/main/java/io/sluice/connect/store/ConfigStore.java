package io.sluice.connect.store;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.TargetState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The log of the cluster's wishes: connector configurations, target states, task configurations and the orders that all
 * workers must see.
 *
 * <p>Every write returns at once. Its future completes, on the store's own thread, after the write was read back and the
 * listener was given the snapshot that contains it; it fails with the reason if the write did not happen or may not have
 * happened. Methods may be called from any thread.
 */
public interface ConfigStore extends AutoCloseable {

    /** Told of everything new in the log, in log order, on the store's own thread; must not block. */
    interface Listener {
        void advanced(ClusterSnapshot snapshot);

        /** Only for requests that were written after this store started. */
        void restartRequested(RestartRequest request);

        /** Only for levels that were written after this store started. */
        void loggerLevelSet(String namespace, String level);

        /** Another worker has begun to write as the leader, so this one does not lead any more, or should not. */
        default void usurped() {}
    }

    /**
     * Reads the log to its present end, then tells the listener and keeps following it. Blocks until the end is reached.
     *
     * @throws org.apache.kafka.common.config.ConfigException if the log can never work, with what to do about it
     */
    void start(Listener listener);

    /** The newest snapshot read. */
    ClusterSnapshot snapshot();

    /** Completes when everything that was in the log at the time of the call has been read. */
    CompletableFuture<ClusterSnapshot> refresh();

    /**
     * This worker leads its group from now on, or does not any more. Where the log takes what is the leader's to write from one
     * worker alone, a new leader shuts out the one before it. May be said again.
     */
    default void lead(boolean leads) {}

    /** Creates or changes a connector; {@code initial}, where present, is written before the configuration. */
    CompletableFuture<Void> putConnector(String name, Map<String, String> config, Optional<TargetState> initial);

    CompletableFuture<Void> removeConnector(String name);

    /** Writes a whole set of task configurations and closes it; an empty list removes the tasks. */
    CompletableFuture<Void> putTasks(String connector, List<Map<String, String>> configs);

    CompletableFuture<Void> putTarget(String connector, TargetState target);

    CompletableFuture<Void> putRestart(RestartRequest request);

    CompletableFuture<Void> putLoggerLevel(String namespace, String level);

    CompletableFuture<Void> putSessionKey(SessionKey key);

    /** Exactly-once only: how many tasks are allowed after the previous generation was fenced out. */
    CompletableFuture<Void> putTaskCount(String connector, int count);

    @Override
    void close();
}
