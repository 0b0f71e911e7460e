package io.sluice.connect.store;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.Fencing;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.store.ConfigRecord.ConnectorConfigured;
import io.sluice.connect.store.ConfigRecord.ConnectorRemoved;
import io.sluice.connect.store.ConfigRecord.SessionKeyIssued;
import io.sluice.connect.store.ConfigRecord.TargetRemoved;
import io.sluice.connect.store.ConfigRecord.TargetSet;
import io.sluice.connect.store.ConfigRecord.TaskConfigured;
import io.sluice.connect.store.ConfigRecord.TasksCommitted;
import io.sluice.connect.store.ConfigRecord.TasksFenced;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folds config records, in log order, into snapshots of the cluster's wishes. Not thread-safe; owned by whoever reads the
 * log.
 *
 * <p>The log is compacted, which takes away records that a later one with the same key has replaced, and tombstones some
 * time after. What is left keeps its order, so a connector changed after its tasks were committed has its record behind
 * theirs:
 *
 * <pre>
 *   written    connector(1)  task-0(1)  task-1(1)  commit 2  connector(2)  task-0(2)  commit 1  connector(3)
 *   compacted                           task-1(1)                          task-0(2)  commit 1  connector(3)
 * </pre>
 *
 * For every key, compaction takes away older records before newer ones. Hence every kind of record is folded on its own, a
 * connector becomes visible when its own record is there, whatever of it came before, and if all task records of a commit
 * stand before it they are exactly those the commit closed.
 *
 * <p>One thing compaction makes impossible to tell: a connector that was removed, and created anew without task records so
 * far, looks like one that was changed after its tasks were committed. Its old tasks then count as committed, for an
 * unknown connector configuration, and whoever runs the connector is bound to ask it for new ones.
 *
 * <p>Snapshots share everything that did not change; taking one costs as much as copying one map of references.
 */
public final class ConfigLogState {
    private final Map<String, ConnectorLog> logs = new HashMap<>();
    private final TreeMap<String, ConnectorSpec> specs = new TreeMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Map<String, Fencing> fencings = new HashMap<>();
    private Optional<SessionKey> sessionKey = Optional.empty();
    private long offset = ClusterSnapshot.EMPTY.offset();
    private ClusterSnapshot snapshot = ClusterSnapshot.EMPTY;
    private boolean changed;

    /** Takes in one record; orders (restart requests, logger levels) change nothing that a snapshot shows. */
    public void apply(ConfigRecord record) {
        changed = true;
        if (record instanceof ConnectorConfigured it) log(it.connector()).configure(it.config());
        else if (record instanceof ConnectorRemoved it) log(it.connector()).remove();
        else if (record instanceof TargetSet it) log(it.connector()).target(it.target());
        else if (record instanceof TargetRemoved it) log(it.connector()).forgetTarget();
        else if (record instanceof TaskConfigured it)
            log(it.task().connector()).task(it.task().task(), it.config());
        else if (record instanceof TasksCommitted it) commit(it);
        else if (record instanceof TasksFenced it) fence(it);
        else if (record instanceof SessionKeyIssued it) sessionKey = Optional.of(it.key());
    }

    private void commit(TasksCommitted set) {
        log(set.connector()).commit(set.tasks());
        fencings.computeIfPresent(set.connector(), (name, fencing) -> fencing.outdated());
    }

    private void fence(TasksFenced round) {
        Fencing before = fencings.getOrDefault(round.connector(), Fencing.NEVER);
        fencings.put(round.connector(), before.renewed(round.tasks()));
    }

    /** Everything in front of this offset of the log has been read, whether or not the records there meant anything. */
    public void readUpTo(long newOffset) {
        offset = newOffset;
    }

    /**
     * The log has been read to its end for the first time. Task records of connectors that do not exist at this point are
     * left over from removed ones, and must not be taken for those of a later connector of the same name.
     */
    public void forgetLeftovers() {
        logs.values().forEach(ConnectorLog::forgetLeftovers); // no spec changes: none of these connectors has one
        logs.values().removeIf(ConnectorLog::isEmpty);
    }

    public ClusterSnapshot snapshot() {
        if (snapshot.offset() == offset && !changed) return snapshot;
        changed = false;
        touched.forEach(this::publish);
        touched.clear();
        snapshot = new ClusterSnapshot(offset, specs, sessionKey, fencings);
        return snapshot;
    }

    private void publish(String name) {
        ConnectorLog log = logs.get(name);
        if (log == null) return;
        log.spec().ifPresentOrElse(spec -> specs.put(name, spec), () -> specs.remove(name));
        if (log.isEmpty()) logs.remove(name);
    }

    private ConnectorLog log(String name) {
        touched.add(name);
        return logs.computeIfAbsent(name, ConnectorLog::new);
    }
}
