package org.apache.kafka.connect.storage;

import java.util.Collection;
import java.util.Map;

/**
 * Tells a source connector or task how far earlier runs got, so that it goes on from there.
 *
 * <p>Only offsets that were committed are seen. Partitions and offsets are maps of names to values that JSON can hold; a
 * number may come back in another width than it was given ({@code Long} for {@code Integer}), since it went through JSON.
 * Calls wait for the offset store.
 */
public interface OffsetStorageReader {

    /**
     * The committed offset of one source partition.
     *
     * @param partition the partition, as in {@link org.apache.kafka.connect.source.SourceRecord#sourcePartition()}
     * @param <T>       the type of the partition's values
     * @return its offset, null if none was committed
     * @throws org.apache.kafka.connect.errors.ConnectException when the offset store cannot be read
     */
    <T> Map<String, Object> offset(Map<String, T> partition);

    /**
     * The committed offsets of several source partitions at once, which is cheaper than asking for each.
     *
     * @param partitions the partitions
     * @param <T>        the type of the partitions' values
     * @return an entry for each partition, with a null value where no offset was committed
     * @throws org.apache.kafka.connect.errors.ConnectException when the offset store cannot be read
     */
    <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions);
}
