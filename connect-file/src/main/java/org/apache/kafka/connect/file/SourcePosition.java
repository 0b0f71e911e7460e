package org.apache.kafka.connect.file;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** How far a file has been read, as the offset that the worker stores: the bytes before the next line to read. */
final class SourcePosition {
    private SourcePosition() {}

    static Map<String, Long> of(long bytes) {
        return Map.of(FileStreamSourceTask.POSITION_FIELD, bytes);
    }

    /** The position in a stored or given offset; refuses anything that is no number of bytes. */
    static long require(Map<String, ?> offset) {
        Object position = offset.get(FileStreamSourceTask.POSITION_FIELD);
        boolean whole = position instanceof Long || position instanceof Integer || position instanceof Short;
        if (!whole || ((Number) position).longValue() < 0)
            throw new ConnectException("Cannot use offset " + offset + ": it needs a field "
                    + FileStreamSourceTask.POSITION_FIELD + " with a number of bytes, zero or more");
        return ((Number) position).longValue();
    }

    static void requirePartition(Map<String, ?> partition) {
        if (!(partition.get(FileStreamSourceTask.FILENAME_FIELD) instanceof String))
            throw new ConnectException("Cannot use source partition " + partition + ": it needs a field "
                    + FileStreamSourceTask.FILENAME_FIELD + " with the path of the file");
    }
}
