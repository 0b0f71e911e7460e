package io.sluice.connect.store;

import io.sluice.connect.model.Status;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.store.StatusRecord.Forgotten;
import io.sluice.connect.store.StatusRecord.Said;
import io.sluice.connect.store.StatusRecord.Used;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All status records about one connector: its own, those of its tasks, and the topics it uses. */
public record ConnectorFacts(Map<StatusKey, StatusRecord> records) {
    public ConnectorFacts {
        records = Map.copyOf(records);
    }

    /** These facts after some more records. */
    public ConnectorFacts with(Iterable<? extends StatusRecord> later) {
        var merged = new HashMap<>(records);
        for (StatusRecord record : later) {
            if (record instanceof Forgotten) merged.remove(record.key());
            else merged.put(record.key(), record);
        }
        return new ConnectorFacts(merged);
    }

    /** What was last said about the connector or task. */
    public Optional<Status> status(StatusKey key) {
        return records.get(key) instanceof Said said ? Optional.of(said.status()) : Optional.empty();
    }

    public boolean contains(StatusKey key) {
        return records.containsKey(key);
    }

    /** Whether a worker other than the one that speaks has said something in that generation or a later one. */
    public boolean hasNewerThan(Said word) {
        return status(word.key())
                .filter(known -> !known.workerId().equals(word.status().workerId()))
                .filter(known -> known.generation() >= word.status().generation())
                .isPresent();
    }

    public SortedMap<Integer, Status> tasks() {
        var tasks = new TreeMap<Integer, Status>();
        for (StatusRecord record : records.values()) {
            if (record instanceof Said said && said.key() instanceof StatusKey.OfTask of)
                tasks.put(of.task().task(), said.status());
        }
        return Collections.unmodifiableSortedMap(tasks);
    }

    public Map<String, TopicUse> topics() {
        var topics = new HashMap<String, TopicUse>();
        for (StatusRecord record : records.values()) {
            if (record instanceof Used used) topics.put(used.use().topic(), used.use());
        }
        return Map.copyOf(topics);
    }

    /** The records that make everything forgotten here. */
    public List<StatusRecord> forgetAll() {
        return forget(key -> true);
    }

    public List<StatusRecord> forgetTopics() {
        return forget(StatusKey.OfTopic.class::isInstance);
    }

    private List<StatusRecord> forget(Predicate<StatusKey> which) {
        return records.keySet().stream()
                .filter(which)
                .<StatusRecord>map(Forgotten::new)
                .toList();
    }
}
