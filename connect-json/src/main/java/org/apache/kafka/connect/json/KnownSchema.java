package org.apache.kafka.connect.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.connect.data.Schema;

/**
 * A schema as it was seen in a record, byte for byte, with what it means.
 *
 * @param bytes  the schema's JSON; never changed
 * @param schema the schema, null if the JSON is null
 * @param reader reads its values
 * @param plain  reads those that are written the usual way
 */
record KnownSchema(byte[] bytes, Schema schema, ValueReader reader, PlainReader plain) {
    private static final byte[] OPEN_SCHEMA = ascii("{\"schema\":");
    private static final byte[] THEN_PAYLOAD = ascii(",\"payload\":");
    private static final byte[] OPEN_PAYLOAD = ascii("{\"payload\":");
    private static final byte[] THEN_SCHEMA = ascii(",\"schema\":");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Finds the payload in a record that is written the usual way, without blanks and with this very schema. It is a
     * guess, which holds if the bytes turn out to be exactly one JSON value.
     *
     * @return where the payload is, null if the record looks different
     */
    Slice payloadIn(byte[] record) {
        int end = lastBrace(record);
        int payload = OPEN_SCHEMA.length + bytes.length + THEN_PAYLOAD.length;
        if (payload < end
                && hasAt(record, 0, OPEN_SCHEMA)
                && hasAt(record, OPEN_SCHEMA.length, bytes)
                && hasAt(record, OPEN_SCHEMA.length + bytes.length, THEN_PAYLOAD)) {
            return new Slice(record, payload, end);
        }
        int after = end - bytes.length - THEN_SCHEMA.length;
        if (OPEN_PAYLOAD.length < after
                && hasAt(record, 0, OPEN_PAYLOAD)
                && hasAt(record, after, THEN_SCHEMA)
                && hasAt(record, end - bytes.length, bytes)) {
            return new Slice(record, OPEN_PAYLOAD.length, after);
        }
        return null;
    }

    private static int lastBrace(byte[] record) {
        int last = record.length - 1;
        while (last >= 0 && (record[last] == ' ' || record[last] == '\n' || record[last] == '\r')) {
            last--;
        }
        return last >= 0 && record[last] == '}' ? last : -1;
    }

    private static boolean hasAt(byte[] record, int at, byte[] part) {
        return at + part.length <= record.length && Arrays.equals(record, at, at + part.length, part, 0, part.length);
    }
}
