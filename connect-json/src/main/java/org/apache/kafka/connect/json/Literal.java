package org.apache.kafka.connect.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that are looked for again and again. Mostly they are few, so the first eight are compared as one number. */
class Literal {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final int length;
    private final long first;
    private final long meant; // the bits of the first eight bytes that are there
    private final byte[] bytes;

    Literal(byte[] bytes) {
        this.bytes = bytes;
        this.length = bytes.length;
        this.first = (long) WORDS.get(Arrays.copyOf(bytes, Math.max(length, Long.BYTES)), 0);
        this.meant = length >= Long.BYTES ? -1 : (1L << length * Byte.SIZE) - 1;
    }

    final int length() {
        return length;
    }

    /** Whether these bytes stand here, before the end. */
    final boolean isAt(byte[] in, int from, int end) {
        if (length > end - from) {
            return false;
        }
        if (in.length - from < Long.BYTES) { // too near the end of the array for a word
            return Arrays.equals(in, from, from + length, bytes, 0, length);
        }
        return (((long) WORDS.get(in, from) ^ first) & meant) == 0
                && (length <= Long.BYTES
                        || Arrays.equals(in, from + Long.BYTES, from + length, bytes, Long.BYTES, length));
    }
}
