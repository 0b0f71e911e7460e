package org.apache.kafka.connect.transforms;

import java.io.Closeable;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.connect.components.ConnectPlugin;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Changes, passes or drops one record at a time. The setting {@code transforms} of a connector lists the chain.
 *
 * <p>Each task has instances of its own, used by the task's thread only: {@code configure} once, {@link #apply} for each
 * record, {@link #close} at the end. A public constructor without arguments is needed.
 *
 * @param <R> the kind of record; one that works on sources and sinks alike leaves it open
 */
public interface Transformation<R extends ConnectRecord<R>> extends Configurable, Closeable, ConnectPlugin {

    /**
     * Transforms a record. The record given is not to be changed; use {@link ConnectRecord#newRecord} for a changed copy.
     *
     * @param record the record, not null
     * @return the record to go on with, possibly the same; null drops it
     */
    R apply(R record);

    /**
     * The version of this transformation; {@code "undefined"} by default.
     *
     * @return the version
     */
    @Override
    default String version() {
        return "undefined";
    }

    /** Releases what the transformation holds; it is not used after that. */
    @Override
    void close();
}
