package io.sluice.connect.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * The bytes of source offsets, the same in the offset topic and in the offset file: the key is the JSON array of the
 * connector's name and the source partition, the value the JSON object of the source offset. Pure functions.
 *
 * <p>Keys are compared as bytes, by this worker and by others. So the members of a partition are written in the order in
 * which its map gives them, and numbers of equal value but different Java types give the same bytes. Whole numbers are read as
 * {@code Long}, others as {@code Double}.
 */
public final class OffsetCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private OffsetCodec() {}

    /**
     * The key of a source partition.
     *
     * @throws DataException if the partition holds something that has no place in JSON
     */
    public static byte[] key(String connector, Map<String, ?> partition) {
        return write(out -> {
            out.writeStartArray();
            out.writeString(connector);
            value(out, partition, "partition", connector);
            out.writeEndArray();
        });
    }

    /**
     * The value; null, which is Kafka's tombstone, for a null offset.
     *
     * @throws DataException if the offset holds something that has no place in JSON
     */
    public static byte[] value(String connector, Map<String, ?> offset) {
        return offset == null ? null : write(out -> value(out, offset, "offset", connector));
    }

    /** Key and value bytes of one offset; the value is null, which is Kafka's tombstone, for a null offset. */
    @SuppressWarnings("ArrayRecordComponent") // entries are handed on and never compared
    public record Entry(byte[] key, byte[] value) {}

    /**
     * The entries for some offsets of a connector, in the order given; all of them or none.
     *
     * @throws DataException if one of them holds something that has no place in JSON
     */
    public static List<Entry> encode(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        var entries = new ArrayList<Entry>(offsets.size());
        offsets.forEach(
                (partition, offset) -> entries.add(new Entry(key(connector, partition), value(connector, offset))));
        return entries;
    }

    /** A key taken apart. */
    public record Key(String connector, Map<String, ?> partition) {}

    /**
     * Whose offset, and of which partition.
     *
     * @throws MalformedRecord if the bytes are not a key of this form
     */
    public static Key parseKey(byte[] bytes) {
        if (parse(bytes, "key") instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof String connector
                && pair.get(1) instanceof Map<?, ?> partition) {
            return new Key(connector, textKeyed(partition));
        }
        throw new MalformedRecord("the key is not an array of a connector's name and a partition");
    }

    /**
     * The offset in a value.
     *
     * @throws MalformedRecord if the bytes are not a JSON object
     */
    public static Map<String, ?> parseValue(byte[] bytes) {
        if (parse(bytes, "value") instanceof Map<?, ?> offset) return textKeyed(offset);
        throw new MalformedRecord("the value is not a JSON object");
    }

    private static Object parse(byte[] bytes, String what) {
        if (bytes == null) throw new MalformedRecord("there is no " + what);
        try (JsonParser in = JSON.createParser(bytes)) {
            in.nextToken();
            return read(in);
        } catch (IOException e) {
            throw new MalformedRecord("the " + what + " cannot be read as JSON");
        }
    }

    private static Object read(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == null) throw new MalformedRecord("it is empty");
        return switch (token) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new MalformedRecord("it ends too early");
        };
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        var object = new LinkedHashMap<String, Object>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            object.put(name, read(in));
        }
        return object;
    }

    private static List<Object> array(JsonParser in) throws IOException {
        var array = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) array.add(read(in));
        return array;
    }

    @SuppressWarnings("unchecked") // made by object(), whose keys are texts
    private static Map<String, ?> textKeyed(Map<?, ?> parsed) {
        return (Map<String, ?>) parsed;
    }

    private interface Content {
        void writeTo(JsonGenerator out) throws IOException;
    }

    private static byte[] write(Content content) {
        var bytes = new ByteArrayOutputStream(64);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write JSON to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void value(JsonGenerator out, Object value, String what, String connector) throws IOException {
        if (value == null) out.writeNull();
        else if (value instanceof String it) out.writeString(it);
        else if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte)
            out.writeNumber(((Number) value).longValue());
        else if (value instanceof Double it) out.writeNumber(it);
        else if (value instanceof Float it) out.writeNumber(it);
        else if (value instanceof Boolean it) out.writeBoolean(it);
        else if (value instanceof byte[] it) out.writeBinary(it);
        else if (value instanceof ByteBuffer it) out.writeBinary(bytes(it));
        else if (value instanceof Map<?, ?> it) object(out, it, what, connector);
        else if (value instanceof List<?> it) {
            out.writeStartArray();
            for (Object element : it) value(out, element, what, connector);
            out.writeEndArray();
        } else throw unfit(value, what, connector);
    }

    private static void object(JsonGenerator out, Map<?, ?> object, String what, String connector) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            if (!(member.getKey() instanceof String name)) throw unfit(member.getKey(), what, connector);
            out.writeFieldName(name);
            value(out, member.getValue(), what, connector);
        }
        out.writeEndObject();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static DataException unfit(Object value, String what, String connector) {
        String type =
                Optional.ofNullable(value).map(it -> it.getClass().getName()).orElse("a null key");
        return new DataException(
                "Cannot store a source " + what + " of connector " + connector + ": it contains " + type
                        + ". The connector must keep to texts, whole and floating numbers, booleans, bytes, and lists and maps of"
                        + " these with text keys.");
    }
}
