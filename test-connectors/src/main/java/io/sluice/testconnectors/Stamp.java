package io.sluice.testconnectors;

import java.nio.ByteBuffer;

/** Values of a hundred bytes that say when they were made; the clock is that of the machine, the same for all its processes. */
public final class Stamp {
    private static final int SIZE = 100;

    private Stamp() {}

    /** A value made now. */
    public static byte[] now() {
        return ByteBuffer.allocate(SIZE).putLong(System.nanoTime()).array();
    }

    /** How long ago a value was made, in nanoseconds. */
    public static long age(byte[] value) {
        return System.nanoTime() - ByteBuffer.wrap(value).getLong();
    }
}
