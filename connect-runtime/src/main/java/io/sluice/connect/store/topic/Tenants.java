package io.sluice.connect.store.topic;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose records are in a topic that a store has read to its end. A store would not notice that it was given the topic of
 * another one, or a topic of data: it skips what it does not know, and then writes among it.
 *
 * <p>Counted on the log's thread; asked, once that has caught up, by the thread that starts the store.
 */
final class Tenants {
    private static final Logger LOG = LoggerFactory.getLogger(Tenants.class);

    private final RecordKind own;
    private final Map<RecordKind, Long> counts = new EnumMap<>(RecordKind.class);

    Tenants(RecordKind own) {
        this.own = own;
    }

    /** Takes a record into account; the answer is whether it is for this store. */
    synchronized boolean count(ConsumerRecord<byte[], byte[]> record) {
        RecordKind kind = RecordKind.of(record.key());
        counts.merge(kind, 1L, Long::sum);
        return kind == own;
    }

    /**
     * Accepts the topic if it is new or in use for this. Strange records among its own do no harm.
     *
     * @throws ConfigException if all it holds is for something else
     */
    synchronized void requireOwn(String topic) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum() - count(RecordKind.PRIVATE);
        if (all == count(own)) return;
        RecordKind other = counts.entrySet().stream()
                .filter(entry -> entry.getKey() != own && entry.getKey() != RecordKind.PRIVATE)
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        if (count(own) > 0) {
            LOG.warn(
                    "Topic {} ({}) holds {} records that have no business there, {}. They are skipped",
                    topic,
                    own.setting(),
                    all - count(own),
                    describe(other));
            return;
        }
        throw new ConfigException("Cannot use topic " + topic + " as " + own.setting() + ": none of its " + all
                + " records are " + own.contents() + ", " + describe(other)
                + ". Name the right topic, or one that does not exist yet.");
    }

    private long count(RecordKind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private static String describe(RecordKind other) {
        return other == RecordKind.UNKNOWN
                ? "and the keys are nothing that Connect writes"
                : "but " + other.contents() + " as in " + other.setting();
    }
}
