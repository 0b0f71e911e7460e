package org.apache.kafka.connect.header;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * The headers of one record in an array. Most records have none, so the array exists only once something was added. Every
 * transformation duplicates headers and few change them, so duplicates share an array until one of them is changed.
 *
 * <p>Belongs to one thread at a time.
 */
public class ConnectHeaders implements Headers {
    private static final int ROOM = 4; // for headers to come

    private Header[] headers;
    private int size;
    private boolean isShared; // then the array is to be copied before it is changed

    /** Makes an object without headers. */
    public ConnectHeaders() {}

    /**
     * Makes an object with the same headers as another.
     *
     * @param original the headers, none of them null; null for none at all
     */
    public ConnectHeaders(Iterable<Header> original) {
        if (original != null) {
            for (Header header : original) {
                add(header);
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public Headers clear() {
        if (headers != null) {
            become(new Header[0], 0);
        }
        return this;
    }

    @Override
    public Headers add(Header header) {
        Objects.requireNonNull(header, "Cannot add a header that is null.");
        if (headers == null) {
            headers = new Header[ROOM];
        } else if (isShared || size == headers.length) {
            become(Arrays.copyOf(headers, size + Math.max(ROOM, size >> 1)), size);
        }
        headers[size++] = header;
        return this;
    }

    private void become(Header[] own, int ownSize) {
        headers = own;
        size = ownSize;
        isShared = false;
    }

    /**
     * Adds a header without checking that value and schema fit.
     *
     * @param key its key; not null
     * @param value its value; may be null
     * @param schema the schema of the value, or null for none
     * @return this object
     */
    protected Headers addWithoutValidating(String key, Object value, Schema schema) {
        return add(new ConnectHeader(key, new SchemaAndValue(schema, value)));
    }

    @Override
    public Headers add(String key, SchemaAndValue schemaAndValue) {
        if (schemaAndValue != null) {
            requireFit(schemaAndValue.value(), schemaAndValue.schema());
        }
        return add(new ConnectHeader(key, schemaAndValue));
    }

    @Override
    public Headers add(String key, Object value, Schema schema) {
        return add(key, value == null && schema == null ? null : new SchemaAndValue(schema, value));
    }

    @Override
    public Headers addString(String key, String value) {
        return addWithoutValidating(key, value, Schema.STRING_SCHEMA);
    }

    @Override
    public Headers addBoolean(String key, boolean value) {
        return addWithoutValidating(key, value, Schema.BOOLEAN_SCHEMA);
    }

    @Override
    public Headers addByte(String key, byte value) {
        return addWithoutValidating(key, value, Schema.INT8_SCHEMA);
    }

    @Override
    public Headers addShort(String key, short value) {
        return addWithoutValidating(key, value, Schema.INT16_SCHEMA);
    }

    @Override
    public Headers addInt(String key, int value) {
        return addWithoutValidating(key, value, Schema.INT32_SCHEMA);
    }

    @Override
    public Headers addLong(String key, long value) {
        return addWithoutValidating(key, value, Schema.INT64_SCHEMA);
    }

    @Override
    public Headers addFloat(String key, float value) {
        return addWithoutValidating(key, value, Schema.FLOAT32_SCHEMA);
    }

    @Override
    public Headers addDouble(String key, double value) {
        return addWithoutValidating(key, value, Schema.FLOAT64_SCHEMA);
    }

    @Override
    public Headers addBytes(String key, byte[] value) {
        return addWithoutValidating(key, value, Schema.BYTES_SCHEMA);
    }

    @Override
    public Headers addList(String key, List<?> value, Schema schema) {
        return addContainer(key, value, schema, Schema.Type.ARRAY);
    }

    @Override
    public Headers addMap(String key, Map<?, ?> value, Schema schema) {
        return addContainer(key, value, schema, Schema.Type.MAP);
    }

    private Headers addContainer(String key, Object value, Schema schema, Schema.Type type) {
        if (value == null) {
            return add(key, SchemaAndValue.NULL);
        }
        if (schema.type() != type) {
            throw new DataException("Cannot add the header \"" + key + "\": its schema is " + schema
                    + ", not one of type " + type + ".");
        }
        return addWithoutValidating(key, value, schema);
    }

    @Override
    public Headers addStruct(String key, Struct value) {
        return value == null ? add(key, SchemaAndValue.NULL) : addWithoutValidating(key, value, value.schema());
    }

    @Override
    public Headers addDecimal(String key, BigDecimal value) {
        return value == null
                ? add(key, SchemaAndValue.NULL)
                : addWithoutValidating(key, value, Decimal.schema(value.scale()));
    }

    @Override
    public Headers addDate(String key, java.util.Date value) {
        if (value != null) {
            Date.fromLogical(Date.SCHEMA, value); // refuses what is not a day
        }
        return addWithoutValidating(key, value, Date.SCHEMA);
    }

    @Override
    public Headers addTime(String key, java.util.Date value) {
        if (value != null) {
            Time.fromLogical(Time.SCHEMA, value); // refuses what is not a time of day
        }
        return addWithoutValidating(key, value, Time.SCHEMA);
    }

    @Override
    public Headers addTimestamp(String key, java.util.Date value) {
        return addWithoutValidating(key, value, Timestamp.SCHEMA);
    }

    @Override
    public Header lastWithName(String key) {
        requireKey(key);
        for (int i = size - 1; i >= 0; i--) {
            if (key.equals(headers[i].key())) {
                return headers[i];
            }
        }
        return null;
    }

    @Override
    public Iterator<Header> allWithName(String key) {
        return new OfKey(iterator(), key);
    }

    @Override
    public Iterator<Header> iterator() {
        return isEmpty() ? Collections.emptyIterator() : new All();
    }

    @Override
    public Headers remove(String key) {
        requireKey(key);
        int first = 0;
        while (first < size && !key.equals(headers[first].key())) {
            first++;
        }
        if (first < size) {
            Header[] others = Arrays.copyOf(headers, size - 1);
            int kept = first;
            for (int i = first + 1; i < size; i++) {
                if (!key.equals(headers[i].key())) {
                    others[kept++] = headers[i];
                }
            }
            become(others, kept);
        }
        return this;
    }

    @Override
    public Headers retainLatest() {
        return retainFirstFromBehind(null);
    }

    @Override
    public Headers retainLatest(String key) {
        requireKey(key);
        return retainFirstFromBehind(key);
    }

    /** Keeps the last header of one key, or of each if the key is null. */
    private Headers retainFirstFromBehind(String only) {
        if (size < 2) {
            return this;
        }
        Set<String> seen = new HashSet<>();
        Header[] retained = new Header[size];
        int from = size;
        for (int i = size - 1; i >= 0; i--) {
            Header header = headers[i];
            boolean subject = only == null || only.equals(header.key());
            if (!subject || seen.add(header.key())) {
                retained[--from] = header;
            }
        }
        become(Arrays.copyOfRange(retained, from, size), size - from);
        return this;
    }

    @Override
    public Headers apply(HeaderTransform transform) {
        return replace(null, transform);
    }

    @Override
    public Headers apply(String key, HeaderTransform transform) {
        requireKey(key);
        return replace(key, transform);
    }

    /** Transforms the headers of one key, or all if the key is null. */
    private Headers replace(String only, HeaderTransform transform) {
        if (isEmpty()) {
            return this;
        }
        Header[] replaced = new Header[size];
        int kept = 0;
        for (int i = 0; i < replaced.length; i++) {
            Header header = headers[i];
            Header result = only == null || only.equals(header.key()) ? transform.apply(header) : header;
            if (result != null) {
                replaced[kept++] = result;
            }
        }
        become(replaced, kept);
        return this;
    }

    /** @return a copy that further changes do not tie to this object; not null */
    @Override
    public ConnectHeaders duplicate() {
        ConnectHeaders duplicate = new ConnectHeaders();
        duplicate.headers = headers;
        duplicate.size = size;
        duplicate.isShared = headers != null;
        isShared = headers != null;
        return duplicate;
    }

    @Override
    public int hashCode() {
        return list().hashCode();
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        return o instanceof ConnectHeaders that && list().equals(that.list());
    }

    private List<Header> list() {
        return isEmpty() ? List.of() : Arrays.asList(headers).subList(0, size);
    }

    @Override
    public String toString() {
        return "ConnectHeaders(headers=" + (headers == null ? "" : list()) + ")";
    }

    private static void requireKey(String key) {
        Objects.requireNonNull(key, "Headers are found by their key, but it is null.");
    }

    /** Looks at the class of the value only, not at what the value contains. */
    private static void requireFit(Object value, Schema schema) {
        if (schema == null) {
            return;
        }
        if (value == null) {
            if (!schema.isOptional()) {
                throw new DataException(
                        "Cannot add a header with the value null: its schema " + schema + " is not optional.");
            }
        } else if (!fits(value, schema)) {
            throw new DataException("Cannot add a header with a value of class "
                    + value.getClass().getName() + ": its schema is " + schema + ".");
        }
    }

    private static boolean fits(Object value, Schema schema) {
        if (value instanceof java.util.Date) {
            return isDateType(schema);
        } else if (value instanceof BigDecimal) {
            return schema.type() == Schema.Type.BYTES && Decimal.LOGICAL_NAME.equals(schema.name());
        }
        return schema.type() == ConnectSchema.schemaType(value.getClass());
    }

    private static boolean isDateType(Schema schema) {
        String name = schema.name();
        return switch (schema.type()) {
            case INT32 -> Date.LOGICAL_NAME.equals(name) || Time.LOGICAL_NAME.equals(name);
            case INT64 -> Timestamp.LOGICAL_NAME.equals(name);
            default -> false;
        };
    }

    /** All headers. Goes by index, since to remove one may mean to go on in a copy of the array. */
    private final class All implements Iterator<Header> {
        private int expected = size;
        private int next;
        private boolean canRemove;

        @Override
        public boolean hasNext() {
            return next < expected;
        }

        @Override
        public Header next() {
            requireUnchanged();
            if (!hasNext()) {
                throw new NoSuchElementException("There is no further header.");
            }
            canRemove = true;
            return headers[next++];
        }

        @Override
        public void remove() {
            requireUnchanged();
            if (!canRemove) {
                throw new IllegalStateException(
                        "Cannot remove a header that was not asked for, or is removed already.");
            }
            if (isShared) {
                become(headers.clone(), size);
            }
            System.arraycopy(headers, next, headers, next - 1, size - next);
            headers[--size] = null;
            next--;
            expected--;
            canRemove = false;
        }

        private void requireUnchanged() {
            if (expected != size) {
                throw new ConcurrentModificationException("The headers were changed while they were gone through.");
            }
        }
    }

    /** The headers of one key among others, found one ahead. */
    private static final class OfKey implements Iterator<Header> {
        private final Iterator<Header> all;
        private final String key;
        private Header next;

        private OfKey(Iterator<Header> all, String key) {
            this.all = all;
            this.key = key;
        }

        @Override
        public boolean hasNext() {
            while (next == null && all.hasNext()) {
                Header header = all.next();
                next = header.key().equals(key) ? header : null;
            }
            return next != null;
        }

        @Override
        public Header next() {
            if (!hasNext()) {
                throw new NoSuchElementException("There is no further header of the key \"" + key + "\".");
            }
            Header found = next;
            next = null;
            return found;
        }
    }
}
