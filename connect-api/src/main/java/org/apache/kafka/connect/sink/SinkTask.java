package org.apache.kafka.connect.sink;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.Task;

/**
 * Pushes records from Kafka into another system.
 *
 * <p>All methods run on the task's thread, in this order: {@code initialize}, {@code start}, then {@code open} for the
 * partitions assigned, {@code put} and {@code preCommit} while data flows, {@code close} for partitions taken away (and
 * {@code open} for new ones), and at the end {@code stop}.
 */
public abstract class SinkTask implements Task {

    /** The setting that lists the topics to read, separated by commas. */
    public static final String TOPICS_CONFIG = "topics";

    /** The setting with a regular expression for the topics to read; it excludes {@link #TOPICS_CONFIG}. */
    public static final String TOPICS_REGEX_CONFIG = "topics.regex";

    /** What the task may ask of its worker; null until {@link #initialize}. */
    protected SinkTaskContext context;

    /** For subclasses; the worker sets the context later. */
    public SinkTask() {}

    /**
     * Hands over the context, before {@link #start}.
     *
     * @param context what the task may ask of the worker
     */
    public void initialize(SinkTaskContext context) {
        this.context = context;
    }

    /**
     * Prepares the task for {@link #put}; no partitions are assigned yet.
     *
     * @param props the task's configuration
     */
    @Override
    public abstract void start(Map<String, String> props);

    /**
     * Takes records for delivery. They may be sent at once or be kept in memory and sent later, as long as
     * {@link #preCommit} does not claim them before they are safe. Waiting too long here costs the task its partitions
     * (consumer setting {@code max.poll.interval.ms}).
     *
     * @param records the records in the order of each partition; empty if nothing arrived lately
     * @throws org.apache.kafka.connect.errors.RetriableException when the same records should be offered again later
     * @throws org.apache.kafka.connect.errors.ConnectException   when the task cannot go on
     */
    public abstract void put(Collection<SinkRecord> records);

    /**
     * Makes everything taken so far safe in the target system. Does nothing by default; for tasks that override
     * {@link #preCommit} the worker does not call it.
     *
     * @param currentOffsets the offset after the last record taken, for each partition
     */
    public void flush(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {}

    /**
     * Called before offsets are committed, to learn which are safe. By default everything is flushed and all offsets are
     * returned. A task that delivers in the background overrides it and returns what it has finished.
     *
     * @param currentOffsets the offset after the last record taken, for each partition
     * @return the offsets to commit, empty for none
     */
    public Map<TopicPartition, OffsetAndMetadata> preCommit(Map<TopicPartition, OffsetAndMetadata> currentOffsets) {
        flush(currentOffsets);
        return currentOffsets;
    }

    /**
     * Tells which partitions the task reads from now on; records of them follow. Does nothing by default. If it throws,
     * the task fails.
     *
     * @param partitions the partitions that were added; on the first call all of them
     */
    public void open(Collection<TopicPartition> partitions) {}

    /**
     * Tells which partitions the task no longer reads, so that it can let go of what it holds for them. Their offsets were
     * committed before, if that was possible. Does nothing by default.
     *
     * @param partitions the partitions taken away; at the end of the task all that were open
     */
    public void close(Collection<TopicPartition> partitions) {}

    /** Ends the task and releases everything; the last call, made after a failure too. */
    @Override
    public abstract void stop();
}
