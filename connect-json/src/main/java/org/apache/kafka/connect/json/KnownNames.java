package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * The names of members that were read lately, so that a name which comes again costs no string, and one that comes again after
 * the same other name not even a look for its end. A table of fixed size whose entries displace each other. Any thread may use
 * it; one that misses what another one has just stored only decodes it again.
 */
final class KnownNames {
    private static final int SLOTS = 256; // a power of two, to find the slot by masking
    private static final int LONGEST = 64;

    private final KnownName[] slots = new KnownName[SLOTS];

    private int first; // the slot of the name that records are likely to begin with

    /** The name in these bytes, which are ASCII and have this hash code as a string. */
    KnownName of(byte[] bytes, int from, int to, int hash) {
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        KnownName one = slots[slot];
        if (one != null && one.is(bytes, from, to)) {
            return one;
        }
        KnownName other = slots[slot ^ 1];
        if (other != null && other.is(bytes, from, to)) {
            return other;
        }
        KnownName name = new KnownName(new String(bytes, from, to - from, ISO_8859_1));
        if (to - from <= LONGEST) {
            put(slot ^ 1, one); // or two names of one record would displace each other in every record
            put(slot, name);
        }
        return name;
    }

    private void put(int slot, KnownName name) {
        if (name != null) {
            name.slot = slot;
            slots[slot] = name;
        }
    }

    /** The name that is likely to come after this one, or first, if that is null; null if there is no telling. */
    KnownName expectedAfter(KnownName latest) {
        return slots[latest == null ? first : latest.next];
    }

    /** Remembers which name came after this one, or first. */
    void follows(KnownName latest, KnownName name) {
        if (latest == null) {
            first = name.slot;
        } else {
            latest.next = name.slot;
        }
    }
}
