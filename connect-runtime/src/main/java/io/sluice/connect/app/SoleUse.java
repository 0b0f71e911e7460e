package io.sluice.connect.app;

import io.sluice.connect.store.ClusterMark;
import io.sluice.connect.store.topic.TopicStatusStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that one group of workers uses a config topic, and one config topic is used by a group. Every worker leaves a mark
 * in the status topic; one that finds another mark asks the brokers whether that group has members. If not, the cluster was
 * moved. Runs once, on the start-up thread.
 *
 * @param mine the mark of this worker
 * @param membersOf how many members a group has at this moment
 */
record SoleUse(ClusterMark mine, String statusTopic, Function<String, CompletableFuture<Integer>> membersOf)
        implements TopicStatusStore.Admission {
    private static final Logger log = LoggerFactory.getLogger(SoleUse.class);
    private static final int ANSWER_SECONDS = 10;

    @Override
    public Optional<ClusterMark> admit(Optional<ClusterMark> present) {
        if (present.equals(Optional.of(mine))) return Optional.empty();
        present.ifPresent(this::look);
        return Optional.of(mine);
    }

    private void look(ClusterMark other) {
        int members = members(other.groupId());
        if (members == 0) {
            log.info(
                    "Status topic {} was last used by group {}, which has no members now",
                    statusTopic,
                    other.groupId());
        } else if (other.groupId().equals(mine.groupId())) {
            throw new ConfigException("Cannot use topic " + mine.configTopic() + " as config.storage.topic: the "
                    + members + " workers of group " + other.groupId() + " use topic " + other.configTopic()
                    + ". Set config.storage.topic=" + other.configTopic() + ", or another group.id.");
        } else if (other.configTopic().equals(mine.configTopic())) {
            throw new ConfigException("Cannot use topic " + mine.configTopic() + " as config.storage.topic: the "
                    + members + " workers of group " + other.groupId() + " use it, and each group would run all"
                    + " connectors. Set group.id=" + other.groupId() + " to join them, name other topics for group "
                    + mine.groupId() + ", or stop all workers of group " + other.groupId()
                    + " first to move the cluster.");
        } else {
            log.warn(
                    "Topic {} holds the statuses of group {} as well, which has {} workers now. Connectors of the same name"
                            + " would overwrite each other's; name another status.storage.topic for one of the groups",
                    statusTopic,
                    other.groupId(),
                    members);
        }
    }

    /** No answer counts as no members: a worker that must not ask is not to be kept from starting. */
    private int members(String group) {
        try {
            return membersOf.apply(group).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.warn(
                    "Cannot find out whether group {}, which used status topic {} last, still does: {}",
                    group,
                    statusTopic,
                    e.getCause() == null ? "no answer in time" : e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
