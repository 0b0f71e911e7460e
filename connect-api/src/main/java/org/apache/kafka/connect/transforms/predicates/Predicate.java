package org.apache.kafka.connect.transforms.predicates;

import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.components.ConnectPlugin;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Decides for which records a transformation runs. A transformation names it with its setting {@code predicate}, and turns
 * the answer around with {@code negate}.
 *
 * <p>Used by the thread of one task only. A public constructor without arguments is needed.
 *
 * @param <R> the kind of record; one that works on sources and sinks alike leaves it open
 */
public interface Predicate<R extends ConnectRecord<R>> extends Configurable, AutoCloseable, ConnectPlugin {

    /**
     * The version of this predicate; {@code "undefined"} by default.
     *
     * @return the version
     */
    @Override
    default String version() {
        return "undefined";
    }

    /**
     * Whether the record meets the condition. The record is not to be changed.
     *
     * @param record the record, not null
     * @return true if it does
     */
    boolean test(R record);

    /** Releases what the predicate holds; it is not used after that. */
    @Override
    void close();
}
