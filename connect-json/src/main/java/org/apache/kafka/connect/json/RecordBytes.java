package org.apache.kafka.connect.json;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Collects one record. The generator has a buffer of its own and hands over most records in one piece, which is then
 * copied exactly once. Used by one thread at a time.
 */
final class RecordBytes extends OutputStream {
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int size;

    /** Returns what was written and starts anew. */
    byte[] take() {
        byte[] record = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        bytes = NOTHING;
        size = 0;
        return record;
    }

    @Override
    public void write(byte[] source, int from, int length) {
        if (size == 0) {
            bytes = Arrays.copyOfRange(source, from, from + length);
        } else {
            grow(length);
            System.arraycopy(source, from, bytes, size, length);
        }
        size += length;
    }

    @Override
    public void write(int single) {
        grow(1);
        bytes[size++] = (byte) single;
    }

    private void grow(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }
}
