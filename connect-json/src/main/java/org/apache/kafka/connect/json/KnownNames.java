package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The names of members that were read lately, so that a name which comes again costs no string. A table of fixed size whose
 * entries displace each other. Any thread may use it; one that misses what another one has just stored only decodes it again.
 */
final class KnownNames {
    private static final int SLOTS = 256; // a power of two, to find the slot by masking
    private static final int LONGEST = 64;

    private final String[] slots = new String[SLOTS];

    /** The name in these bytes, which are ASCII and have this hash code as a string. */
    String of(byte[] bytes, int from, int to, int hash) {
        int length = to - from;
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        String first = slots[slot];
        if (first != null && isSame(first, bytes, from, length)) {
            return first;
        }
        String second = slots[slot ^ 1];
        if (second != null && isSame(second, bytes, from, length)) {
            return second;
        }
        String name = new String(bytes, from, length, ISO_8859_1);
        if (length <= LONGEST) {
            slots[slot ^ 1] = first; // or two names of one record would displace each other in every record
            slots[slot] = name;
        }
        return name;
    }

    private static boolean isSame(String name, byte[] bytes, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
