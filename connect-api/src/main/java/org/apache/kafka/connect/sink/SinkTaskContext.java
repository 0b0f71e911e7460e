package org.apache.kafka.connect.sink;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;

/**
 * What a sink task may ask of its worker, mostly about the consumer that feeds it. Except for the error reporter it is
 * for the task's thread only.
 */
public interface SinkTaskContext {

    /**
     * The task's configuration as of now, with the placeholders of config providers resolved anew, so it may differ from
     * what {@code start} was given when a secret has been rotated.
     *
     * @return the configuration
     */
    Map<String, String> configs();

    /**
     * Moves the consumer, for tasks that keep offsets in the target system. Takes effect before the next records are
     * fetched.
     *
     * @param offsets the offset of the next record to read, for each partition to move
     */
    void offset(Map<TopicPartition, Long> offsets);

    /**
     * Moves the consumer in one partition; see {@link #offset(Map)}.
     *
     * @param tp     the partition
     * @param offset the offset of the next record to read
     */
    void offset(TopicPartition tp, long offset);

    /**
     * Sets how long the worker waits until it repeats a {@code put} that threw a
     * {@link org.apache.kafka.connect.errors.RetriableException}. Valid for the next wait only.
     *
     * @param timeoutMs the time in milliseconds
     */
    void timeout(long timeoutMs);

    /**
     * The partitions this task reads at the moment.
     *
     * @return the partitions
     */
    Set<TopicPartition> assignment();

    /**
     * Stops fetching from partitions until {@link #resume}.
     *
     * @param partitions partitions assigned to this task
     */
    void pause(TopicPartition... partitions);

    /**
     * Fetches again from partitions paused with {@link #pause}.
     *
     * @param partitions partitions assigned to this task
     */
    void resume(TopicPartition... partitions);

    /**
     * Asks for an offset commit as soon as possible instead of at the next interval. It is a hint and does not wait.
     */
    void requestCommit();

    /**
     * Where to report records the task cannot deliver (KIP-610).
     *
     * <p>A worker older than this method does not have it: a task that must run there guards the call against
     * {@link NoSuchMethodError} and {@link NoClassDefFoundError}.
     *
     * @return the reporter; null where neither error tolerance nor error reporting was set up for this connector, and by
     *     default
     */
    default ErrantRecordReporter errantRecordReporter() {
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
