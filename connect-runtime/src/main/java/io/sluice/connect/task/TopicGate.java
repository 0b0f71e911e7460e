package io.sluice.connect.task;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets records through to topics that are there. A producer that has to wait for a topic while it takes a record gives up the
 * whole transaction, so topics are waited for before. Owned by the task's thread.
 */
final class TopicGate {
    private final TopicCreation creation;
    private final Consumer<String> lookup;
    private final TopicUses uses;
    private final Persistence persistence;
    private final Set<String> known = new HashSet<>();
    private String latest;

    /** @param lookup makes the producer find a topic; fails if it cannot */
    TopicGate(TopicCreation creation, Consumer<String> lookup, TopicUses uses, Persistence persistence) {
        this.creation = creation;
        this.lookup = lookup;
        this.uses = uses;
        this.persistence = persistence;
    }

    /** Returns when the topic can be written to. */
    void pass(String topic) {
        if (!topic.equals(latest)) {
            if (!known.contains(topic)) find(topic);
            latest = topic;
        }
        uses.used(topic);
    }

    private void find(String topic) {
        persistence.until("find topic " + topic, () -> {
            creation.ensure(topic);
            lookup.accept(topic);
        });
        known.add(topic);
    }

    void nextBatch() {
        uses.nextBatch();
    }
}
