package io.sluice.connect.store.topic;

import io.sluice.connect.kafka.CompactedLog;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.store.ConfigRecord;
import io.sluice.connect.store.ConfigRecord.ConnectorConfigured;
import io.sluice.connect.store.ConfigRecord.ConnectorRemoved;
import io.sluice.connect.store.ConfigRecord.LoggerLevelSet;
import io.sluice.connect.store.ConfigRecord.RestartRequested;
import io.sluice.connect.store.ConfigRecord.SessionKeyIssued;
import io.sluice.connect.store.ConfigRecord.TargetRemoved;
import io.sluice.connect.store.ConfigRecord.TargetSet;
import io.sluice.connect.store.ConfigRecord.TaskConfigured;
import io.sluice.connect.store.ConfigRecord.TasksCommitted;
import io.sluice.connect.store.ConfigRecord.TasksFenced;
import io.sluice.connect.store.ConfigStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The config log on its topic. Records that belong together go to the leader's writer as one group; target states and logger
 * levels, which any worker may set, are always written plainly.
 */
public final class TopicConfigStore implements ConfigStore {
    private final CompactedLog<byte[], byte[]> log;
    private final Duration startTimeout;
    private final ConfigWriter plain;
    private final ConfigWriter leader;
    private final ConfigFeed feed;
    private final PerKeyOrder<String> order = new PerKeyOrder<>();

    /** @param startTimeout how long reading the topic from its beginning may take */
    public TopicConfigStore(CompactedLog<byte[], byte[]> log, Duration startTimeout) {
        this(log, startTimeout, new PlainConfigWriter(log));
    }

    /** @param leader writes what only a leader may write */
    public TopicConfigStore(CompactedLog<byte[], byte[]> log, Duration startTimeout, ConfigWriter leader) {
        this.log = log;
        this.startTimeout = startTimeout;
        this.plain = new PlainConfigWriter(log);
        this.leader = leader;
        this.feed = new ConfigFeed(log.topic());
    }

    @Override
    public void start(Listener listener) {
        feed.tell(listener);
        log.start(feed, startTimeout);
        feed.tenants().requireOwn(log.topic());
    }

    @Override
    public ClusterSnapshot snapshot() {
        return feed.snapshot();
    }

    @Override
    public CompletableFuture<ClusterSnapshot> refresh() {
        return log.refresh().thenApply(read -> feed.snapshot());
    }

    @Override
    public void lead(boolean leads) {
        leader.lead(leads, feed::usurped);
    }

    @Override
    public CompletableFuture<Void> putConnector(
            String name, Map<String, String> config, Optional<TargetState> initial) {
        var records = new ArrayList<ConfigRecord>();
        initial.ifPresent(target -> records.add(new TargetSet(name, target)));
        records.add(new ConnectorConfigured(name, config));
        return order.next(name, () -> leader.write(records));
    }

    @Override
    public CompletableFuture<Void> removeConnector(String name) {
        return order.next(name, () -> leader.write(List.of(new ConnectorRemoved(name), new TargetRemoved(name))));
    }

    @Override
    public CompletableFuture<Void> putTasks(String connector, List<Map<String, String>> configs) {
        var tasks = new ArrayList<ConfigRecord>();
        for (Map<String, String> config : configs)
            tasks.add(new TaskConfigured(new TaskId(connector, tasks.size()), config));
        List<ConfigRecord> commit = List.of(new TasksCommitted(connector, configs.size()));
        return order.next(
                connector,
                () -> tasks.isEmpty()
                        ? leader.write(commit)
                        : leader.write(tasks).thenCompose(written -> leader.write(commit)));
    }

    @Override
    public CompletableFuture<Void> putTarget(String connector, TargetState target) {
        return order.next(connector, () -> plain.write(List.of(new TargetSet(connector, target))));
    }

    @Override
    public CompletableFuture<Void> putRestart(RestartRequest request) {
        return order.next(request.connector(), () -> leader.write(List.of(new RestartRequested(request))));
    }

    @Override
    public CompletableFuture<Void> putLoggerLevel(String namespace, String level) {
        return plain.write(List.of(new LoggerLevelSet(namespace, level)));
    }

    @Override
    public CompletableFuture<Void> putSessionKey(SessionKey key) {
        return leader.write(List.of(new SessionKeyIssued(key)));
    }

    @Override
    public CompletableFuture<Void> putTaskCount(String connector, int count) {
        return order.next(connector, () -> leader.write(List.of(new TasksFenced(connector, count))));
    }

    @Override
    public void close() {
        log.close();
    }
}
