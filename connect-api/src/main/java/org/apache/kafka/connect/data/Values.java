package org.apache.kafka.connect.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.DataException;

/**
 * Converts values between the types of schemas, and between values and text.
 *
 * <p>The text of a list or a map resembles JSON: {@code ["a",1]}, {@code {"a":[1,2]}}. Dates stand unquoted, as
 * {@code 2019-08-23}, {@code 14:34:54.346Z} or {@code 2019-08-23T14:34:54.346Z}, in the default time zone of the JVM;
 * bytes are Base64. Numbers become the smallest type that holds them.
 *
 * <p>A conversion that widens, narrows, or reads text does what Java does: narrowing drops high bits, and fractions are
 * cut off. All methods are static and may be called by any thread.
 */
public class Values {
    static final String DATE_PATTERN = "yyyy-MM-dd";
    static final String TIME_PATTERN = "HH:mm:ss.SSS'Z'";
    static final String TIMESTAMP_PATTERN = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

    /** Makes an object of no use; everything here is static. */
    public Values() {}

    /**
     * Converts to a boolean: numbers other than zero are true, text is read first.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value the value; may be null
     * @return the boolean; null only for null
     * @throws DataException if the value is neither a boolean nor a number
     */
    public static Boolean convertToBoolean(Schema schema, Object value) throws DataException {
        return value == null ? null : toBoolean(schema, value);
    }

    /**
     * Converts to an 8-bit integer.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value the value; may be null
     * @return the number; null only for null
     * @throws DataException if the value is not a number
     */
    public static Byte convertToByte(Schema schema, Object value) throws DataException {
        return value == null ? null : (Byte) (byte) asLong(value, schema, null);
    }

    /**
     * Converts to a 16-bit integer.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value the value; may be null
     * @return the number; null only for null
     * @throws DataException if the value is not a number
     */
    public static Short convertToShort(Schema schema, Object value) throws DataException {
        return value == null ? null : (Short) (short) asLong(value, schema, null);
    }

    /**
     * Converts to a 32-bit integer; a day or a time of day becomes its stored form.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value the value; may be null
     * @return the number; null only for null
     * @throws DataException if the value is not a number
     */
    public static Integer convertToInteger(Schema schema, Object value) throws DataException {
        return value == null ? null : (Integer) (int) asLong(value, schema, null);
    }

    /**
     * Converts to a 64-bit integer; a day, a time of day or a moment becomes its stored form.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value the value; may be null
     * @return the number; null only for null
     * @throws DataException if the value is not a number
     */
    public static Long convertToLong(Schema schema, Object value) throws DataException {
        return value == null ? null : (Long) asLong(value, schema, null);
    }

    /**
     * Converts to a 32-bit floating point number.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value the value; may be null
     * @return the number; null only for null
     * @throws DataException if the value is not a number
     */
    public static Float convertToFloat(Schema schema, Object value) throws DataException {
        return value == null ? null : (Float) (float) asDouble(value, schema, null);
    }

    /**
     * Converts to a 64-bit floating point number.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value the value; may be null
     * @return the number; null only for null
     * @throws DataException if the value is not a number
     */
    public static Double convertToDouble(Schema schema, Object value) throws DataException {
        return value == null ? null : (Double) asDouble(value, schema, null);
    }

    /**
     * Converts to text that {@link #parseString} reads, except that text itself stays as it is.
     *
     * @param schema the schema of the value, or null if unknown; not used
     * @param value the value; may be null
     * @return the text; null only for null
     * @throws DataException if the value, or something in it, is of a class without a schema type
     */
    public static String convertToString(Schema schema, Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        StringBuilder text = new StringBuilder();
        append(text, value, false);
        return text.toString();
    }

    /**
     * Converts to a list, reading text.
     *
     * @param schema the schema of the value, or null if unknown; not used
     * @param value the value
     * @return the list, the value itself if it is one; not null
     * @throws DataException if the value is null or not a list
     */
    public static List<?> convertToList(Schema schema, Object value) {
        Object list = value instanceof String text ? read(text) : value;
        if (list instanceof List<?> result) {
            return result;
        }
        throw notConvertible(value, "a list", null);
    }

    /**
     * Converts to a map, reading text.
     *
     * @param schema the schema of the value, or null if unknown; not used
     * @param value the value
     * @return the map, the value itself if it is one; not null
     * @throws DataException if the value is null or not a map
     */
    public static Map<?, ?> convertToMap(Schema schema, Object value) {
        Object map = value instanceof String text ? read(text) : value;
        if (map instanceof Map<?, ?> result) {
            return result;
        }
        throw notConvertible(value, "a map", null);
    }

    /**
     * Passes a struct; nothing else can be converted to one.
     *
     * @param schema the schema of the value, or null if unknown; not used
     * @param value the value
     * @return the value; not null
     * @throws DataException if the value is not a struct
     */
    public static Struct convertToStruct(Schema schema, Object value) {
        if (value instanceof Struct struct) {
            return struct;
        }
        throw notConvertible(value, "a struct", null);
    }

    /**
     * Converts to a time of day, which is the remainder for a moment.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value a date, a number of milliseconds, or the text of either
     * @return the time of day; a value known to be one, or a date of unknown meaning, is returned as it is; not null
     * @throws DataException if the value is null, not a time, or out of range
     */
    public static java.util.Date convertToTime(Schema schema, Object value) {
        return LogicalDates.toTime(schema, value);
    }

    /**
     * Converts to a day, which is the part without time for a moment.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value a date, a number of days, or the text of either
     * @return midnight of the day; a value known to be a day, or a date of unknown meaning, is returned as it is
     * @throws DataException if the value is null or not a day
     */
    public static java.util.Date convertToDate(Schema schema, Object value) {
        return LogicalDates.toDate(schema, value);
    }

    /**
     * Converts to a moment.
     *
     * @param schema the schema of the value, or null if unknown
     * @param value a date, a number of milliseconds, or the text of either
     * @return the moment; a date of unknown meaning is returned as it is; not null
     * @throws DataException if the value is null or not a moment
     */
    public static java.util.Date convertToTimestamp(Schema schema, Object value) {
        return LogicalDates.toTimestamp(schema, value);
    }

    /**
     * Converts to a decimal number.
     *
     * @param schema the schema of the value, or null if unknown; not used
     * @param value a number, its text, or bytes with the unscaled number
     * @param scale the scale for bytes; a number keeps its own
     * @return the number; not null
     * @throws DataException if the value is null or not a number
     */
    public static BigDecimal convertToDecimal(Schema schema, Object value, int scale) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        } else if (value instanceof Number number) {
            return ofNumber(number);
        } else if (value instanceof String text) {
            return ofText(text);
        } else if (value instanceof ByteBuffer buffer) {
            return Decimal.fromUnscaled(remaining(buffer), scale);
        } else if (value instanceof byte[] bytes) {
            return Decimal.fromUnscaled(bytes, scale);
        }
        throw notConvertible(value, "a decimal number", null);
    }

    private static BigDecimal ofNumber(Number number) {
        BigDecimal shortest;
        try {
            shortest = BigDecimal.valueOf(number.doubleValue());
        } catch (NumberFormatException e) { // not a number, or infinite
            throw notConvertible(number, "a decimal number", e);
        }
        if (number instanceof Long || number instanceof BigInteger) {
            BigDecimal exact = new BigDecimal(number.toString());
            return shortest.compareTo(exact) == 0 ? shortest : exact; // a double has too few digits for some
        }
        return shortest;
    }

    private static BigDecimal ofText(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw notConvertible(text, "a decimal number", e);
        }
    }

    /**
     * Guesses the schema of a value from its Java class.
     *
     * @param value the value; may be null
     * @return a schema, or null if there is none for the value: it is null, of a logical type, empty, or its elements
     *     differ
     */
    public static Schema inferSchema(Object value) {
        if (value == null) {
            return null;
        } else if (value instanceof Struct struct) {
            return struct.schema();
        } else if (value instanceof List<?> list) {
            Schema elements = commonSchema(list);
            return elements == null ? null : SchemaBuilder.array(elements).build();
        } else if (value instanceof Map<?, ?> map) {
            Schema keys = commonSchema(map.keySet());
            Schema values = commonSchema(map.values());
            return keys == null || values == null
                    ? null
                    : SchemaBuilder.map(keys, values).build();
        }
        Schema.Type type = ConnectSchema.schemaType(value.getClass());
        return type == null ? null : plain(type);
    }

    private static Schema commonSchema(Iterable<?> values) {
        SchemaDetector detector = new SchemaDetector();
        for (Object value : values) {
            if (!detector.canDetect(value)) {
                return null;
            }
        }
        return detector.schema();
    }

    private static Schema plain(Schema.Type type) {
        return switch (type) {
            case INT8 -> Schema.INT8_SCHEMA;
            case INT16 -> Schema.INT16_SCHEMA;
            case INT32 -> Schema.INT32_SCHEMA;
            case INT64 -> Schema.INT64_SCHEMA;
            case FLOAT32 -> Schema.FLOAT32_SCHEMA;
            case FLOAT64 -> Schema.FLOAT64_SCHEMA;
            case BOOLEAN -> Schema.BOOLEAN_SCHEMA;
            case STRING -> Schema.STRING_SCHEMA;
            case BYTES -> Schema.BYTES_SCHEMA;
            case ARRAY, MAP, STRUCT -> SchemaBuilder.type(type).build();
        };
    }

    /**
     * Reads a value from its text. What is not the text of anything else is a string, namely the whole text.
     *
     * <p>Lists and maps nest at most {@value ValueParser#MAX_DEPTH} deep; deeper text is a string too.
     *
     * @param value the text; may be null
     * @return the value with its schema; with both null for null, and <em>null itself for the word null</em>
     */
    public static SchemaAndValue parseString(String value) {
        return value == null ? SchemaAndValue.NULL : ValueParser.parse(value);
    }

    /** Reads a value from its text, without its schema. */
    static Object read(String text) {
        SchemaAndValue parsed = parseString(text);
        return parsed == null ? null : parsed.value();
    }

    /**
     * Converts to the type of a schema. What a list, a map or a struct contains stays as it is.
     *
     * @param toSchema the wanted schema; not null
     * @param fromSchema the schema of the value, or null if unknown
     * @param value the value
     * @return the converted value; null only for null
     * @throws DataException if the value cannot be converted, or is null and the wanted schema is not optional
     */
    protected static Object convertTo(Schema toSchema, Schema fromSchema, Object value) throws DataException {
        if (value == null) {
            if (toSchema.isOptional()) {
                return null;
            }
            throw new DataException("Cannot convert null to " + toSchema + ": that schema requires a value.");
        }
        return switch (toSchema.type()) {
            case BOOLEAN -> toBoolean(fromSchema, value);
            case INT8 -> convertToByte(fromSchema, value);
            case INT16 -> convertToShort(fromSchema, value);
            case INT32 -> toInt32(toSchema, fromSchema, value);
            case INT64 ->
                Timestamp.LOGICAL_NAME.equals(toSchema.name())
                        ? convertToTimestamp(fromSchema, value)
                        : (Object) convertToLong(fromSchema, value);
            case FLOAT32 -> convertToFloat(fromSchema, value);
            case FLOAT64 -> convertToDouble(fromSchema, value);
            case STRING -> convertToString(fromSchema, value);
            case BYTES -> toBytes(toSchema, fromSchema, value);
            case ARRAY -> convertToList(fromSchema, value);
            case MAP -> convertToMap(fromSchema, value);
            case STRUCT -> convertToStruct(fromSchema, value);
        };
    }

    private static Boolean toBoolean(Schema schema, Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        } else if (value instanceof String text && read(text) instanceof Boolean bool) {
            return bool;
        }
        return asLong(value, schema, null) != 0;
    }

    private static Object toInt32(Schema toSchema, Schema fromSchema, Object value) {
        if (Date.LOGICAL_NAME.equals(toSchema.name())) {
            return convertToDate(fromSchema, value);
        } else if (Time.LOGICAL_NAME.equals(toSchema.name())) {
            return convertToTime(fromSchema, value);
        }
        return convertToInteger(fromSchema, value);
    }

    private static Object toBytes(Schema toSchema, Schema fromSchema, Object value) {
        if (Decimal.LOGICAL_NAME.equals(toSchema.name())) {
            return convertToDecimal(fromSchema, value, Decimal.scale(toSchema));
        } else if (value instanceof byte[]) {
            return value;
        } else if (value instanceof ByteBuffer buffer) {
            return remaining(buffer);
        } else if (value instanceof BigDecimal decimal) {
            return Decimal.fromLogical(toSchema, decimal);
        }
        throw notConvertible(value, toSchema.toString(), null);
    }

    private static byte[] remaining(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /**
     * Converts to a 64-bit integer.
     *
     * @param value a number, its text, or a date with its schema
     * @param fromSchema the schema of the value, or null if unknown
     * @param error why the caller tries this conversion after all others, or null
     * @return the number
     * @throws DataException if the value is not a number
     */
    protected static long asLong(Object value, Schema fromSchema, Throwable error) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        Throwable cause = error;
        if (value instanceof String text) {
            try {
                return new BigDecimal(text).longValue();
            } catch (NumberFormatException e) {
                cause = e;
            }
        }
        if (fromSchema != null && value instanceof java.util.Date date) {
            return LogicalDates.stored(fromSchema, date);
        }
        throw notConvertible(value, "a number", cause);
    }

    /**
     * Converts to a 64-bit floating point number.
     *
     * @param value a number, its text, or a date with its schema
     * @param schema the schema of the value, or null if unknown
     * @param error why the caller tries this conversion after all others, or null
     * @return the number
     * @throws DataException if the value is not a number
     */
    protected static double asDouble(Object value, Schema schema, Throwable error) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        Throwable cause = error;
        if (value instanceof String text) {
            try {
                return new BigDecimal(text).doubleValue();
            } catch (NumberFormatException e) {
                cause = e;
            }
        }
        return asLong(value, schema, cause);
    }

    static DataException notConvertible(Object value, String target, Throwable cause) {
        String from =
                value == null ? "null" : "a value of class " + value.getClass().getName();
        return new DataException("Cannot convert " + from + " to " + target + ".", cause);
    }

    /**
     * Appends the text of a value.
     *
     * @param sb where to; not null
     * @param value the value; may be null
     * @param embedded whether the text will be part of a list or a map, so that strings need quotes
     * @throws DataException if the value, or something in it, is of a class without a schema type
     */
    protected static void append(StringBuilder sb, Object value, boolean embedded) {
        ValueText.append(sb, value, embedded);
    }

    /**
     * Appends the texts of values as parts of a list, with commas between.
     *
     * @param sb where to; not null
     * @param iter the values; not null
     */
    protected static void appendIterable(StringBuilder sb, Iterator<?> iter) {
        ValueText.appendAll(sb, iter);
    }

    /**
     * @param value a string; not null
     * @return the string with a backslash before each backslash and each double quote; not null
     */
    protected static String escape(String value) {
        return ValueText.escape(value);
    }

    /**
     * Finds the shortest of the formats that shows a date completely: a time within the first day of 1970, a day if it
     * is midnight UTC, otherwise both. The format uses the default time zone of the JVM.
     *
     * @param value the date; not null
     * @return a new format; not null
     */
    public static DateFormat dateFormatFor(java.util.Date value) {
        if (value.getTime() < Date.MILLIS_PER_DAY) {
            return new SimpleDateFormat(TIME_PATTERN);
        } else if (value.getTime() % Date.MILLIS_PER_DAY == 0) {
            return new SimpleDateFormat(DATE_PATTERN);
        }
        return new SimpleDateFormat(TIMESTAMP_PATTERN);
    }

    /**
     * Converts elements to the schema of an array's elements.
     *
     * @param schema the schema of the array; not null
     * @param input the elements; not null
     * @return a new list, or the input if the array has no schema for elements
     * @throws DataException if an element cannot be converted
     */
    protected static List<Object> alignListEntriesWithSchema(Schema schema, List<Object> input) {
        Schema elements = schema.valueSchema();
        if (elements == null) {
            return input;
        }
        List<Object> aligned = new ArrayList<>(input.size());
        for (Object element : input) {
            aligned.add(convertTo(elements, null, element));
        }
        return aligned;
    }

    /**
     * Converts keys and values to the schemas of a map.
     *
     * @param mapSchema the schema of the map; not null
     * @param input the entries; not null
     * @return a new map in the same order, or the input if the schema lacks one for keys or for values
     * @throws DataException if a key or a value cannot be converted
     */
    protected static Map<Object, Object> alignMapKeysAndValuesWithSchema(Schema mapSchema, Map<Object, Object> input) {
        Schema keys = mapSchema.keySchema();
        Schema values = mapSchema.valueSchema();
        if (keys == null || values == null) {
            return input;
        }
        Map<Object, Object> aligned = new LinkedHashMap<>(2 * input.size());
        for (Map.Entry<Object, Object> entry : input.entrySet()) {
            aligned.put(convertTo(keys, null, entry.getKey()), convertTo(values, null, entry.getValue()));
        }
        return aligned;
    }

    /**
     * Converts keys to the key schema of a map.
     *
     * @param mapSchema the schema of the map; not null
     * @param input the entries; not null
     * @return a new map in the same order, or the input if the schema lacks one for keys
     * @throws DataException if a key cannot be converted
     */
    protected static Map<Object, Object> alignMapKeysWithSchema(Schema mapSchema, Map<Object, Object> input) {
        Schema keys = mapSchema.keySchema();
        if (keys == null) {
            return input;
        }
        Map<Object, Object> aligned = new LinkedHashMap<>(2 * input.size());
        for (Map.Entry<Object, Object> entry : input.entrySet()) {
            aligned.put(convertTo(keys, null, entry.getKey()), entry.getValue());
        }
        return aligned;
    }

    /**
     * Finds the basic type that a number of values share. Belongs to one thread.
     */
    protected static class SchemaDetector {
        private Schema.Type type;
        private boolean sawNull;

        /** Makes a detector that has seen nothing. */
        public SchemaDetector() {}

        /**
         * Takes another value into account.
         *
         * @param value the value; may be null
         * @return whether this value has a schema, and it is of the type of those before it; always true for null
         */
        public boolean canDetect(Object value) {
            if (value == null) {
                sawNull = true;
                return true;
            }
            Schema schema = inferSchema(value);
            if (schema == null) {
                return false;
            }
            if (type == null) {
                type = schema.type();
            }
            return type == schema.type();
        }

        /**
         * @return a schema of the shared type without further details, optional if a null was among the values; null
         *     if nothing but nulls was seen
         */
        public Schema schema() {
            if (type == null) {
                return null;
            }
            SchemaBuilder builder = SchemaBuilder.type(type);
            return sawNull ? builder.optional().build() : builder.build();
        }
    }

    /**
     * Cuts text into tokens: each of the characters {@code , : " [ ] { }} is one, and so is what stands between them,
     * white space included. A backslash makes the next character lose its meaning; both stay in the token. Belongs to
     * one thread.
     */
    protected static class Parser {
        private final String original;
        private int position;
        private String peeked;
        private String previous;

        /** @param original the text; not null */
        public Parser(String original) {
            this.original = Objects.requireNonNull(original, "original");
        }

        /** @return the index behind the last token that was looked at, whether or not it was consumed */
        public int position() {
            return position;
        }

        /** @return an index to come back to with {@link #rewindTo}, before the next token */
        public int mark() {
            return peeked == null ? position : position - peeked.length();
        }

        /**
         * Goes back, or forward, to an index.
         *
         * @param position the index
         * @throws IllegalArgumentException if the text does not reach that far
         */
        public void rewindTo(int position) {
            if (position < 0 || position > original.length()) {
                throw new IllegalArgumentException(
                        "Cannot go to index " + position + " of a text of length " + original.length());
            }
            this.position = position;
            peeked = null;
            previous = null;
        }

        /** @return the whole text; not null */
        public String original() {
            return original;
        }

        /** @return whether a token is left */
        public boolean hasNext() {
            return peeked != null || canConsumeNextToken();
        }

        /** @return whether text is left behind the last token that was looked at */
        protected boolean canConsumeNextToken() {
            return position < original.length();
        }

        /** @return the next token, which is consumed; empty at the end */
        public String next() {
            previous = peeked == null ? scan() : peeked;
            peeked = null;
            return previous;
        }

        /**
         * Consumes a number of tokens.
         *
         * @param n how many
         * @return the tokens in one; null, with nothing consumed, if fewer are left or the number is negative
         */
        public String next(int n) {
            if (n < 0) {
                return null;
            }
            int start = mark();
            StringBuilder taken = new StringBuilder();
            for (int left = n; left > 0; left--) {
                if (!hasNext()) {
                    rewindTo(start);
                    return null;
                }
                taken.append(next());
            }
            return taken.toString();
        }

        /** @return the last token consumed by {@link #next()}, or null if there is none */
        public String previous() {
            return previous;
        }

        /**
         * Consumes the next token if it is as expected, white space aside.
         *
         * @param expected the token; may be null
         * @return whether it was as expected
         */
        public boolean canConsume(String expected) {
            return canConsume(expected, true);
        }

        /**
         * Consumes the next token if it is as expected.
         *
         * @param expected the token; may be null
         * @param ignoreLeadingAndTrailingWhitespace whether white space around it, and blank tokens before it, do not
         *     count
         * @return whether it was as expected
         */
        public boolean canConsume(String expected, boolean ignoreLeadingAndTrailingWhitespace) {
            if (!isNext(expected, ignoreLeadingAndTrailingWhitespace)) {
                return false;
            }
            peeked = null;
            return true;
        }

        /**
         * Looks at the next token. Blank tokens before it are consumed if white space does not count.
         *
         * @param expected the token; may be null
         * @param ignoreLeadingAndTrailingWhitespace whether white space around it does not count
         * @return whether it is as expected
         */
        protected boolean isNext(String expected, boolean ignoreLeadingAndTrailingWhitespace) {
            if (peeked == null) {
                if (!canConsumeNextToken()) {
                    return false;
                }
                peeked = scan();
            }
            if (!ignoreLeadingAndTrailingWhitespace) {
                return peeked.equals(expected);
            }
            while (peeked.isBlank() && canConsumeNextToken()) {
                peeked = scan();
            }
            return peeked.trim().equals(expected);
        }

        private String scan() {
            int start = position;
            while (position < original.length()) {
                char c = original.charAt(position);
                if (c == '\\') {
                    position = Math.min(position + 2, original.length());
                } else if (!isDelimiter(c)) {
                    position++;
                } else {
                    position += position == start ? 1 : 0;
                    break;
                }
            }
            return original.substring(start, position);
        }

        private static boolean isDelimiter(char c) {
            return switch (c) {
                case ',', ':', '"', '[', ']', '{', '}' -> true;
                default -> false;
            };
        }
    }
}
