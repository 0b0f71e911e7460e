package io.sluice.connect.store.local;

import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.store.ConnectorFacts;
import io.sluice.connect.store.StatusKey;
import io.sluice.connect.store.StatusRecord;
import io.sluice.connect.store.StatusRecord.Forgotten;
import io.sluice.connect.store.StatusRecord.Said;
import io.sluice.connect.store.StatusRecord.Used;
import io.sluice.connect.store.StatusStore;
import io.sluice.connect.store.StatusTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Statuses that live as long as their worker. Its monitor is where the threads that write and read statuses meet. */
public final class MemoryStatusStore implements StatusStore {
    private final StatusTable table = new StatusTable(); // guarded by this

    @Override
    public void start() {
        // Nothing outlives the worker, so there is nothing to read.
    }

    @Override
    public synchronized Set<String> connectors() {
        return table.connectors();
    }

    @Override
    public Optional<Status> connector(String name) {
        return facts(name).status(new StatusKey.OfConnector(name));
    }

    @Override
    public Optional<Status> task(TaskId task) {
        return facts(task.connector()).status(new StatusKey.OfTask(task));
    }

    @Override
    public SortedMap<Integer, Status> tasks(String connector) {
        return facts(connector).tasks();
    }

    @Override
    public void put(String connector, Status status) {
        put(Said.of(connector, status));
    }

    @Override
    public void put(TaskId task, Status status) {
        put(Said.of(task, status));
    }

    @Override
    public void putUnlessNewer(String connector, Status status) {
        putUnlessNewer(Said.of(connector, status));
    }

    @Override
    public void putUnlessNewer(TaskId task, Status status) {
        putUnlessNewer(Said.of(task, status));
    }

    @Override
    public synchronized void remove(String connector) {
        facts(connector).forgetAll().forEach(table::put);
    }

    @Override
    public void remove(TaskId task) {
        put(new Forgotten(new StatusKey.OfTask(task)));
    }

    @Override
    public Map<String, TopicUse> topics(String connector) {
        return facts(connector).topics();
    }

    @Override
    public synchronized void put(TopicUse use) {
        var first = new Used(use);
        if (!facts(use.task().connector()).contains(first.key())) table.put(first);
    }

    @Override
    public synchronized void resetTopics(String connector) {
        facts(connector).forgetTopics().forEach(table::put);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private synchronized void put(StatusRecord record) {
        table.put(record);
    }

    private synchronized void putUnlessNewer(Said word) {
        if (!facts(word.key().connector()).hasNewerThan(word)) table.put(word);
    }

    private synchronized ConnectorFacts facts(String connector) {
        return table.facts(connector);
    }
}
