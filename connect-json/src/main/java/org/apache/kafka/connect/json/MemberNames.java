package org.apache.kafka.connect.json;

/**
 * Remembers as JSON the names of members that come again: maps of one stream mostly have the same keys. A table of fixed size
 * whose entries displace each other. Any thread may use it; one that misses what another one has just stored only works it out
 * again.
 */
final class MemberNames {
    private static final int SLOTS = 256; // a power of two, to find the slot by masking
    private static final int LONGEST = 64;

    /** A name as it was seen once, or as JSON since it was seen twice. */
    private final Object[] slots = new Object[SLOTS];

    /** The name as JSON; null if it did not come lately. */
    MemberName known(String name) {
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        Object known = slots[slot];
        if (known instanceof MemberName member) {
            if (member.text().equals(name)) {
                return member;
            }
        } else if (name.equals(known)) {
            MemberName member = MemberName.of(name);
            slots[slot] = member;
            return member;
        }
        if (name.length() <= LONGEST) {
            slots[slot] = name;
        }
        return null;
    }
}
