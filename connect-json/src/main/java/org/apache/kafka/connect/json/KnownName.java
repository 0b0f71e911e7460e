package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** The name of a member as it stands in JSON, and where {@link KnownNames} has it and the one that followed it last time. */
final class KnownName {
    private final String text;
    private final byte[] bytes; // with the quote and the colon that end it

    // Hints: threads may overwrite each other's. Slots rather than names, so that no name keeps others alive.
    int slot;
    int next;

    /** A name of ASCII in these bytes. */
    KnownName(byte[] json, int from, int to) {
        int length = to - from;
        this.text = new String(json, from, length, ISO_8859_1);
        this.bytes = new byte[length + 2];
        System.arraycopy(json, from, bytes, 0, length);
        bytes[length] = '"';
        bytes[length + 1] = ':';
    }

    String text() {
        return text;
    }

    /** What stands in JSON behind the quote that begins it. */
    byte[] bytes() {
        return bytes;
    }

    boolean is(byte[] json, int from, int to) {
        int length = bytes.length - 2;
        return to - from == length && Arrays.equals(json, from, to, bytes, 0, length);
    }
}
