package io.sluice.connect.task;

import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.store.StatusStore;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.common.metrics.Metrics;

/**
 * What every task of this worker is made from.
 *
 * @param plugins where plugins come from
 * @param clients makes Kafka clients
 * @param guarantee what is promised of the records of sources
 * @param offsets where source offsets are kept
 * @param statuses where the use of topics is noted
 * @param topics what the worker does for topics
 * @param pace how often offsets are committed
 * @param offsetCommits the one thread that does so for source tasks
 * @param metrics where plugins may register metrics of their own
 * @param lease whether what the tasks of this worker do still counts
 */
public record TaskKit(
        TaskPlugins plugins,
        TaskClients clients,
        Guarantee guarantee,
        OffsetHomes offsets,
        StatusStore statuses,
        TopicPolicy topics,
        CommitPace pace,
        ScheduledExecutorService offsetCommits,
        Metrics metrics,
        Lease lease,
        Clock clock) {

    /**
     * What the worker does for topics.
     *
     * @param track {@code topic.tracking.enable}: notes which topics a connector uses
     * @param create {@code topic.creation.enable}: creates the topics of sources that say how
     */
    public record TopicPolicy(boolean track, boolean create) {}
}
