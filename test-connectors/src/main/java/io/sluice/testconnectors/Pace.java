package io.sluice.testconnectors;

import java.util.concurrent.locks.LockSupport;

/** Says when the next records of a steady stream are due. */
public final class Pace {
    private final long nanosEach;
    private long next = System.nanoTime();

    private Pace(long nanosEach) {
        this.nanosEach = nanosEach;
    }

    /** A stream of so many records a second that begins now. */
    public static Pace of(int perSecond) {
        return new Pace(1_000_000_000L / perSecond);
    }

    /** Waits until at least one record is due, and gives how many are, which are then taken for made. */
    public int awaitDue() {
        long now = System.nanoTime();
        while (now - next < 0) {
            LockSupport.parkNanos(next - now);
            now = System.nanoTime();
        }
        int due = 0;
        for (; now - next >= 0; next += nanosEach) {
            due++;
        }
        return due;
    }
}
