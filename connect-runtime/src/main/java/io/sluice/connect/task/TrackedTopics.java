package io.sluice.connect.task;

import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.store.StatusStore;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes down the first use of each topic. Somebody may reset what was written at any time, so now and then it is looked up
 * again whether a topic in use is still known. Owned by the task's thread.
 */
final class TrackedTopics implements TopicUses {
    private static final long LOOK_AGAIN_MS = Duration.ofSeconds(1).toMillis();

    private final TaskId task;
    private final StatusStore statuses;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();
    private String latest;
    private long lookAgainAt;

    TrackedTopics(TaskId task, StatusStore statuses, Clock clock) {
        this.task = task;
        this.statuses = statuses;
        this.clock = clock;
    }

    @Override
    public void used(String topic) {
        if (topic.equals(latest)) {
            return;
        }
        latest = topic;
        if (known.add(topic) && !statuses.topics(task.connector()).containsKey(topic)) {
            statuses.put(new TopicUse(topic, task, clock.instant()));
        }
    }

    @Override
    public void nextBatch() {
        long now = clock.millis();
        if (now >= lookAgainAt) {
            lookAgainAt = now + LOOK_AGAIN_MS;
            known.clear();
            latest = null;
        }
    }
}
