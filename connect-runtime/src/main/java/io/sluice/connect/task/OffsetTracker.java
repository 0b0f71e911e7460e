package io.sluice.connect.task;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows how far each source partition may be said to be done. The rule it keeps: the offset it gives out for a partition is
 * that of a record which is in Kafka together with all records of the partition that were sent before it.
 *
 * <p>Records of one source partition may go to several Kafka partitions, so they are acknowledged in any order. Each source
 * partition has a lane, a queue in the order of sending:
 *
 * <pre>
 *   track →  | 15 | 14 | 13 | 12 ✓ | 11 | 10 ✓ | 9 ✓ |  → settled: 10
 *              new                          old            (12 has to wait for 11)
 * </pre>
 *
 * An acknowledgement only marks its record ({@link Pending#ack}). The lane is settled, that is, marked records are taken
 * from its old end and the last of them is remembered, when the next record is put in and when offsets are drained. So a
 * lane never holds more than what is really on its way, plus, where a partition went quiet, what was acknowledged since
 * the last drain.
 *
 * <p>Three threads meet here: the task's thread tracks, the producer's I/O thread acknowledges, the offset-commit thread
 * drains. Tracking and draining exclude each other by this object's lock; acknowledging takes no lock, since it is one
 * volatile write, and it does not matter to the rule whether a drain sees it or misses it until the next time.
 */
final class OffsetTracker {
    private final Map<Map<String, ?>, Lane> lanes = new HashMap<>();

    // Records of one poll mostly share one partition map; finding its lane again costs no hashing.
    private Map<String, ?> latestPartition;
    private Lane latestLane;

    /** Puts a record last in its lane; to be called in the order of sending, before the record is sent. */
    synchronized void track(Pending pending) {
        Map<String, ?> partition = pending.record().sourcePartition();
        if (partition == null) {
            return; // a source that names no partition has nothing to be remembered
        }
        Lane lane = lane(partition);
        lane.settle();
        lane.underWay.addLast(pending);
    }

    /** Takes what has become safe to store since the last call; the offset is null where a source says it has none. */
    synchronized Map<Map<String, ?>, Map<String, ?>> drain() {
        Map<Map<String, ?>, Map<String, ?>> settled = new LinkedHashMap<>();
        for (Iterator<Map.Entry<Map<String, ?>, Lane>> i = lanes.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<Map<String, ?>, Lane> entry = i.next();
            Lane lane = entry.getValue();
            lane.settle();
            if (lane.settled != null) {
                settled.put(entry.getKey(), lane.settled.record().sourceOffset());
                lane.settled = null;
            }
            if (lane.underWay.isEmpty()) {
                i.remove(); // sources may name a new partition for each file they read
            }
        }
        latestPartition = null;
        latestLane = null;
        return settled;
    }

    /** How many records were sent and are not known to be in Kafka. */
    synchronized int underWay() {
        int count = 0;
        for (Lane lane : lanes.values()) {
            for (Pending pending : lane.underWay) {
                if (!pending.isAcked()) {
                    count++;
                }
            }
        }
        return count;
    }

    @SuppressWarnings("ReferenceEquality") // only a short cut; an equal map finds the same lane by its hash
    private Lane lane(Map<String, ?> partition) {
        if (partition != latestPartition) {
            latestLane = lanes.computeIfAbsent(partition, unknown -> new Lane());
            latestPartition = partition;
        }
        return latestLane;
    }

    private static final class Lane {
        final ArrayDeque<Pending> underWay = new ArrayDeque<>();
        Pending settled; // null: nothing new since the last drain

        void settle() {
            for (Pending first = underWay.peekFirst(); first != null && first.isAcked(); ) {
                settled = underWay.pollFirst();
                first = underWay.peekFirst();
            }
        }
    }
}
