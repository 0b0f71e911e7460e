package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** The name of a member as it stands in JSON, and where {@link KnownNames} has it and the one that followed it last time. */
final class KnownName extends Literal {
    private final String text;
    private final byte[] bytes;

    // Hints: threads may overwrite each other's. Slots rather than names, so that no name keeps others alive.
    int slot;
    int next;

    /** A name of ASCII. As it stands in JSON, a quote and a colon follow it. */
    KnownName(String text) {
        super((text + "\":").getBytes(ISO_8859_1));
        this.text = text;
        this.bytes = text.getBytes(ISO_8859_1);
    }

    String text() {
        return text;
    }

    boolean is(byte[] json, int from, int to) {
        return Arrays.equals(json, from, to, bytes, 0, bytes.length);
    }
}
