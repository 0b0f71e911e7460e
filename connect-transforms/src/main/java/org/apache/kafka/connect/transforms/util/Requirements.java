package org.apache.kafka.connect.transforms.util;

import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Refuses records that a transformation cannot work on, saying what it wanted to do. */
public class Requirements {

    /**
     * Refuses data without a schema.
     *
     * @param schema the schema of the key or value
     * @param purpose what it is needed for, as in "renaming fields"
     * @throws DataException if there is no schema
     */
    public static void requireSchema(Schema schema, String purpose) {
        if (schema == null) {
            throw new DataException(
                    "Cannot go on with " + purpose + ": the record has no schema there. Use a converter "
                            + "that gives one, or leave this transformation out.");
        }
    }

    /**
     * Refuses everything but maps.
     *
     * @param value a value without a schema
     * @param purpose what it is needed for
     * @return the value as a map
     * @throws DataException if it is not a map
     */
    @SuppressWarnings("unchecked") // records without a schema have text for keys
    public static Map<String, Object> requireMap(Object value, String purpose) {
        if (!(value instanceof Map)) {
            throw unexpected(value, "a map, as the record has no schema there", purpose);
        }
        return (Map<String, Object>) value;
    }

    /**
     * Refuses everything but maps and null.
     *
     * @param value a value without a schema, or null
     * @param purpose what it is needed for
     * @return the value as a map, or null
     * @throws DataException if it is something else
     */
    public static Map<String, Object> requireMapOrNull(Object value, String purpose) {
        return value == null ? null : requireMap(value, purpose);
    }

    /**
     * Refuses everything but structs.
     *
     * @param value a value with a schema
     * @param purpose what it is needed for
     * @return the value as a struct
     * @throws DataException if it is not a struct
     */
    public static Struct requireStruct(Object value, String purpose) {
        if (!(value instanceof Struct struct)) {
            throw unexpected(value, "a struct", purpose);
        }
        return struct;
    }

    /**
     * Refuses everything but structs and null.
     *
     * @param value a value with a schema, or null
     * @param purpose what it is needed for
     * @return the value as a struct, or null
     * @throws DataException if it is something else
     */
    public static Struct requireStructOrNull(Object value, String purpose) {
        return value == null ? null : requireStruct(value, purpose);
    }

    /**
     * Refuses records of source connectors.
     *
     * @param record a record
     * @param purpose what it is needed for
     * @return the record as one on its way to a sink
     * @throws DataException if it comes from a source
     */
    public static SinkRecord requireSinkRecord(ConnectRecord<?> record, String purpose) {
        if (!(record instanceof SinkRecord sink)) {
            throw unexpected(record, "a record of a sink connector", purpose);
        }
        return sink;
    }

    private static DataException unexpected(Object found, String wanted, String purpose) {
        return new DataException("Cannot go on with " + purpose + ": it needs " + wanted + ", but found "
                + (found == null ? "null" : "a " + found.getClass().getName()) + ".");
    }
}
