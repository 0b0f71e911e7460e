package io.sluice.connect.store.local;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.store.ConfigLogState;
import io.sluice.connect.store.ConfigRecord;
import io.sluice.connect.store.ConfigStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A config log that lives as long as its worker. It folds the same records by the same rules as the log on a topic, so both
 * behave alike. All writes and all calls of the listener happen on the given executor, one at a time.
 */
public final class MemoryConfigStore implements ConfigStore {
    private final Executor executor;
    private final ConfigLogState state = new ConfigLogState(); // guarded by this
    private Optional<Listener> listener = Optional.empty(); // guarded by this
    private volatile ClusterSnapshot snapshot = ClusterSnapshot.EMPTY; // written by the executor, read by anyone

    /** @param executor runs tasks one after the other */
    public MemoryConfigStore(Executor executor) {
        this.executor = executor;
    }

    /** A store that does everything at once on the calling thread. */
    public MemoryConfigStore() {
        this(Runnable::run);
    }

    @Override
    public synchronized void start(Listener newListener) {
        listener = Optional.of(newListener);
        newListener.advanced(snapshot);
    }

    @Override
    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public CompletableFuture<ClusterSnapshot> refresh() {
        return CompletableFuture.supplyAsync(this::snapshot, executor);
    }

    @Override
    public CompletableFuture<Void> putConnector(
            String name, Map<String, String> config, Optional<TargetState> initial) {
        var records = new ArrayList<ConfigRecord>();
        initial.ifPresent(target -> records.add(new ConfigRecord.TargetSet(name, target)));
        records.add(new ConfigRecord.ConnectorConfigured(name, config));
        return write(records);
    }

    @Override
    public CompletableFuture<Void> removeConnector(String name) {
        return write(List.of(new ConfigRecord.ConnectorRemoved(name), new ConfigRecord.TargetRemoved(name)));
    }

    @Override
    public CompletableFuture<Void> putTasks(String connector, List<Map<String, String>> configs) {
        var records = new ArrayList<ConfigRecord>();
        for (Map<String, String> config : configs)
            records.add(new ConfigRecord.TaskConfigured(new TaskId(connector, records.size()), config));
        records.add(new ConfigRecord.TasksCommitted(connector, configs.size()));
        return write(records);
    }

    @Override
    public CompletableFuture<Void> putTarget(String connector, TargetState target) {
        return write(List.of(new ConfigRecord.TargetSet(connector, target)));
    }

    @Override
    public CompletableFuture<Void> putRestart(RestartRequest request) {
        return write(List.of(new ConfigRecord.RestartRequested(request)));
    }

    @Override
    public CompletableFuture<Void> putLoggerLevel(String namespace, String level) {
        return write(List.of(new ConfigRecord.LoggerLevelSet(namespace, level)));
    }

    @Override
    public CompletableFuture<Void> putSessionKey(SessionKey key) {
        return write(List.of(new ConfigRecord.SessionKeyIssued(key)));
    }

    @Override
    public CompletableFuture<Void> putTaskCount(String connector, int count) {
        return write(List.of(new ConfigRecord.TasksFenced(connector, count)));
    }

    @Override
    public void close() {
        // The executor belongs to whoever made it, and there is nothing else to give back.
    }

    private CompletableFuture<Void> write(List<ConfigRecord> records) {
        return CompletableFuture.runAsync(() -> apply(records), executor);
    }

    private synchronized void apply(List<ConfigRecord> records) {
        records.forEach(state::apply);
        state.readUpTo(snapshot.offset() + records.size());
        snapshot = state.snapshot();
        listener.ifPresent(it -> tell(it, records));
    }

    private void tell(Listener told, List<ConfigRecord> records) {
        told.advanced(snapshot);
        for (ConfigRecord record : records) {
            if (record instanceof ConfigRecord.RestartRequested it) told.restartRequested(it.request());
            if (record instanceof ConfigRecord.LoggerLevelSet it) told.loggerLevelSet(it.namespace(), it.level());
        }
    }
}
