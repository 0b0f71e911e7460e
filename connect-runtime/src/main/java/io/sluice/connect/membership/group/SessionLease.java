package io.sluice.connect.membership.group;

import java.time.Duration;
import org.apache.kafka.common.utils.Time;

/**
 * How long the group leaves this worker's work to it: for one session after the coordinator last took it for alive. The broker
 * counts from when it got the request, so counting from when that was sent is never late.
 *
 * <p>While a round is held the coordinator answers no member, but takes those that wait in it for alive. Then the lease is
 * renewed by the waiting itself; a process that is frozen does not wait, and finds its lease ended when it thaws.
 *
 * <p>Written by the membership thread and the client's heartbeat thread, read by any.
 */
final class SessionLease {
    private static final long LONG_AGO =
            Long.MIN_VALUE / 2; // no clock gets so far from it that the difference overflows

    private final long sessionMs;
    private final long longestRoundMs;
    private final Time time;
    private volatile long signMs;
    private volatile long renewedMs;

    SessionLease(GroupSettings.Timing timing, Time time) {
        this.sessionMs = timing.session().toMillis();
        this.longestRoundMs = timing.rebalance().toMillis();
        this.time = time;
        forfeit();
    }

    /** The coordinator took this worker for alive; what it answered was sent at that time. */
    synchronized void alive(long sentMs) {
        if (sentMs <= signMs) return; // answers may overtake each other
        signMs = sentMs;
        renewedMs = Math.max(renewedMs, sentMs);
    }

    /** This worker waits in a round right now. */
    synchronized void waiting() {
        long now = now();
        if (isHeld() && now - signMs <= sessionMs + longestRoundMs) renewedMs = now;
    }

    /** The coordinator has dropped this worker. */
    synchronized void forfeit() {
        signMs = LONG_AGO;
        renewedMs = LONG_AGO;
    }

    boolean isHeld() {
        return now() - renewedMs <= sessionMs;
    }

    /** How long the coordinator has been silent. */
    Duration silence() {
        return Duration.ofMillis(now() - signMs);
    }

    /** Time that never jumps, and goes on while the process is frozen. */
    long now() {
        return time.hiResClockMs();
    }
}
