package org.apache.kafka.connect.json;

import java.util.Arrays;

/**
 * A piece of a byte array, equal to every piece with the same bytes.
 *
 * @param bytes the array
 * @param from  where the piece begins
 * @param to    where it ends, exclusive
 */
record Slice(byte[] bytes, int from, int to) {

    int length() {
        return to - from;
    }

    /** A piece that does not keep the rest of the array alive. */
    Slice detached() {
        return new Slice(Arrays.copyOfRange(bytes, from, to), 0, length());
    }

    /** Whether JSON at this place is in UTF-8 for certain: the other encodings have a zero among the first two bytes. */
    boolean isUtf8() {
        return length() > 0 && bytes[from] > 0 && (length() == 1 || bytes[from + 1] != 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice that && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
