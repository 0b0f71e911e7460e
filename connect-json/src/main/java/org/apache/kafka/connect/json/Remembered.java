package org.apache.kafka.connect.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers a bounded number of values, forgetting those not asked for the longest. Any thread may use it; what several
 * threads miss at once is made by each of them, and the last one stays.
 */
final class Remembered<K, V> {
    private final int limit;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true); // guarded by this

    Remembered(int limit) {
        this.limit = limit;
    }

    synchronized V get(K key) {
        return values.get(key);
    }

    synchronized void put(K key, V value) {
        if (limit <= 0) {
            return;
        }
        values.put(key, value);
        if (values.size() > limit) {
            values.remove(values.keySet().iterator().next());
        }
    }

    boolean remembersNothing() {
        return limit <= 0;
    }
}
