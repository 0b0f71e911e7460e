package io.sluice.connect.store;

import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What the workers say about their connectors and tasks, and which topics connectors use. Reads answer from memory; writes
 * return at once and are retried in the background until they are stored, in order per connector or task. May be called
 * from any thread.
 */
public interface StatusStore extends AutoCloseable {

    /** Reads everything known so far. Blocks until that is done. */
    void start();

    /** The connectors about which anything is known. */
    Set<String> connectors();

    Optional<Status> connector(String name);

    Optional<Status> task(TaskId task);

    /** The known tasks of a connector by number. */
    SortedMap<Integer, Status> tasks(String connector);

    /** Stores a status; visible to this worker's own reads at once. */
    void put(String connector, Status status);

    void put(TaskId task, Status status);

    /**
     * Stores a status unless another worker has said something about the same unit in this generation or a later one:
     * a late word of an old owner must not hide the new owner's.
     */
    void putUnlessNewer(String connector, Status status);

    void putUnlessNewer(TaskId task, Status status);

    /** Forgets a connector, all its tasks and the topics it used. */
    void remove(String connector);

    void remove(TaskId task);

    /** The topics a connector has used since its last reset, by name. */
    Map<String, TopicUse> topics(String connector);

    void put(TopicUse use);

    void resetTopics(String connector);

    @Override
    void close();
}
