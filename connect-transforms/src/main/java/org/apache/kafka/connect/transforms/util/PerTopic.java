package org.apache.kafka.connect.transforms.util;

import java.util.function.Function;

/**
 * Remembers what was worked out for each topic. A table without chains: topics that meet in a slot displace each other, so that
 * it never grows. Used by one thread.
 *
 * @param <V> what is worked out; may be null
 */
public final class PerTopic<V> {
    private static final int SLOTS = 64; // a power of two, to find the slot by masking

    private final Function<String, V> work;
    private final String[] topics = new String[SLOTS];
    private final Object[] results = new Object[SLOTS];

    /** @param work works it out; depends on nothing but the topic */
    public PerTopic(Function<String, V> work) {
        this.work = work;
    }

    /**
     * Looks up the result, or works it out.
     *
     * @param topic the name of a topic; not null
     * @return the result
     */
    @SuppressWarnings("unchecked") // only results are stored
    public V of(String topic) {
        int hash = topic.hashCode();
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        if (!topic.equals(topics[slot])) {
            results[slot] = work.apply(topic);
            topics[slot] = topic;
        }
        return (V) results[slot];
    }
}
