package org.apache.kafka.connect.header;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;

/**
 * The headers of one record, in the order they were added. Keys may repeat.
 *
 * <p>Methods that change something return this object. An implementation need not be safe for use by several threads
 * at once.
 */
public interface Headers extends Iterable<Header> {

    /** @return how many headers there are */
    int size();

    /** @return whether there are none */
    boolean isEmpty();

    /**
     * @param key a key; not null
     * @return the headers of that key, in order; not null, possibly without elements
     */
    Iterator<Header> allWithName(String key);

    /**
     * @param key a key; not null
     * @return the last header of that key, or null if there is none
     */
    Header lastWithName(String key);

    /**
     * Adds a header as it is.
     *
     * @param header the header; not null
     * @return this object
     */
    Headers add(Header header);

    /**
     * Adds a header.
     *
     * @param key its key; not null
     * @param schemaAndValue its value with the schema; null for neither
     * @return this object
     * @throws org.apache.kafka.connect.errors.DataException if value and schema do not fit
     */
    Headers add(String key, SchemaAndValue schemaAndValue);

    /**
     * Adds a header.
     *
     * @param key its key; not null
     * @param value its value; may be null
     * @param schema the schema of the value, or null for none
     * @return this object
     * @throws org.apache.kafka.connect.errors.DataException if value and schema do not fit
     */
    Headers add(String key, Object value, Schema schema);

    /**
     * Adds a header whose value is a string.
     *
     * @param key its key; not null
     * @param value its value; may be null
     * @return this object
     */
    Headers addString(String key, String value);

    /**
     * Adds a header whose value is a boolean.
     *
     * @param key its key; not null
     * @param value its value
     * @return this object
     */
    Headers addBoolean(String key, boolean value);

    /**
     * Adds a header whose value is an 8-bit integer.
     *
     * @param key its key; not null
     * @param value its value
     * @return this object
     */
    Headers addByte(String key, byte value);

    /**
     * Adds a header whose value is a 16-bit integer.
     *
     * @param key its key; not null
     * @param value its value
     * @return this object
     */
    Headers addShort(String key, short value);

    /**
     * Adds a header whose value is a 32-bit integer.
     *
     * @param key its key; not null
     * @param value its value
     * @return this object
     */
    Headers addInt(String key, int value);

    /**
     * Adds a header whose value is a 64-bit integer.
     *
     * @param key its key; not null
     * @param value its value
     * @return this object
     */
    Headers addLong(String key, long value);

    /**
     * Adds a header whose value is a 32-bit floating point number.
     *
     * @param key its key; not null
     * @param value its value
     * @return this object
     */
    Headers addFloat(String key, float value);

    /**
     * Adds a header whose value is a 64-bit floating point number.
     *
     * @param key its key; not null
     * @param value its value
     * @return this object
     */
    Headers addDouble(String key, double value);

    /**
     * Adds a header whose value is bytes.
     *
     * @param key its key; not null
     * @param value its value; may be null
     * @return this object
     */
    Headers addBytes(String key, byte[] value);

    /**
     * Adds a header whose value is a list. What it contains is not checked.
     *
     * @param key its key; not null
     * @param value its value; if null, the header has no schema either
     * @param schema the schema of the list; not null if there is a value
     * @return this object
     * @throws org.apache.kafka.connect.errors.DataException if the schema is not that of an array
     */
    Headers addList(String key, List<?> value, Schema schema);

    /**
     * Adds a header whose value is a map. What it contains is not checked.
     *
     * @param key its key; not null
     * @param value its value; if null, the header has no schema either
     * @param schema the schema of the map; not null if there is a value
     * @return this object
     * @throws org.apache.kafka.connect.errors.DataException if the schema is not that of a map
     */
    Headers addMap(String key, Map<?, ?> value, Schema schema);

    /**
     * Adds a header whose value is a struct.
     *
     * @param key its key; not null
     * @param value its value; if null, the header has no schema either
     * @return this object
     */
    Headers addStruct(String key, Struct value);

    /**
     * Adds a header whose value is a decimal number, with a schema of its scale.
     *
     * @param key its key; not null
     * @param value its value; if null, the header has no schema either
     * @return this object
     */
    Headers addDecimal(String key, BigDecimal value);

    /**
     * Adds a header whose value is a day.
     *
     * @param key its key; not null
     * @param value midnight UTC of the day; may be null
     * @return this object
     * @throws org.apache.kafka.connect.errors.DataException if the value has a time of day
     */
    Headers addDate(String key, java.util.Date value);

    /**
     * Adds a header whose value is a time of day.
     *
     * @param key its key; not null
     * @param value the time on 1970-01-01 UTC; may be null
     * @return this object
     * @throws org.apache.kafka.connect.errors.DataException if the value lies on another day
     */
    Headers addTime(String key, java.util.Date value);

    /**
     * Adds a header whose value is a moment.
     *
     * @param key its key; not null
     * @param value the moment; may be null
     * @return this object
     */
    Headers addTimestamp(String key, java.util.Date value);

    /**
     * Removes all headers of a key.
     *
     * @param key the key; not null
     * @return this object
     */
    Headers remove(String key);

    /**
     * Removes all headers of a key but the last.
     *
     * @param key the key; not null
     * @return this object
     */
    Headers retainLatest(String key);

    /**
     * Removes, for each key, all headers but the last.
     *
     * @return this object
     */
    Headers retainLatest();

    /**
     * Removes all headers.
     *
     * @return this object
     */
    Headers clear();

    /** @return a copy that further changes do not tie to this object; not null */
    Headers duplicate();

    /**
     * Replaces or removes headers. If the function throws, nothing has changed.
     *
     * @param transform gives the new header for each, or null to remove it; not null
     * @return this object
     */
    Headers apply(HeaderTransform transform);

    /**
     * Replaces or removes the headers of a key. If the function throws, nothing has changed.
     *
     * @param key the key; not null
     * @param transform gives the new header for each, or null to remove it; not null
     * @return this object
     */
    Headers apply(String key, HeaderTransform transform);

    /** A function from a header to what takes its place. */
    interface HeaderTransform {

        /**
         * @param header a header; not null
         * @return what takes its place, possibly the same object, or null to remove it
         */
        Header apply(Header header);
    }
}
