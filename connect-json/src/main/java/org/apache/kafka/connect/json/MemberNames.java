package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/**
 * Writes the names of members, remembering as JSON those that come again: maps of one stream mostly have the same keys. A table
 * of fixed size whose entries displace each other. Any thread may use it; one that misses what another one has just stored
 * only works it out again.
 */
final class MemberNames {
    private static final int SLOTS = 256; // a power of two, to find the slot by masking
    private static final int LONGEST = 64;

    /** A name as it was seen once, or as JSON since it was seen twice. */
    private final Object[] slots = new Object[SLOTS];

    void write(JsonGenerator json, String name) throws IOException {
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        Object known = slots[slot];
        if (known instanceof SerializableString quoted && quoted.getValue().equals(name)) {
            json.writeFieldName(quoted);
            return;
        }
        json.writeFieldName(name);
        if (!name.equals(known)) {
            slots[slot] = name;
        } else if (isPlain(name)) {
            slots[slot] = new SerializedString(name);
        }
    }

    /** Whether it is worth its memory, and without the surrogates that the generator encodes in its own way. */
    static boolean isPlain(String name) {
        return name.length() <= LONGEST && hasNoSurrogates(name);
    }

    static boolean hasNoSurrogates(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
