package io.sluice.connect.membership.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionLeaseTest {
    private static final Duration SESSION = GroupSettings.Timing.DEFAULT.session();
    private static final Duration ROUND = GroupSettings.Timing.DEFAULT.rebalance();
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HandTime time = new HandTime();
    private final SessionLease lease = new SessionLease(GroupSettings.Timing.DEFAULT, time);

    @Test
    void isNotHeldBeforeTheFirstSignOfLife() {
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void lastsForOneSessionAfterTheSignOfLifeWasSent() {
        long sent = lease.now();
        time.pass(SECOND);
        lease.alive(sent);

        time.pass(SESSION.minus(SECOND));
        assertThat(lease.isHeld()).isTrue();
        time.pass(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void lastsWhileTheWorkerWaitsInARoundButNotForEver() {
        lease.alive(lease.now());

        for (Duration waited = Duration.ZERO; waited.compareTo(ROUND) < 0; waited = waited.plus(SECOND)) {
            time.pass(SECOND);
            lease.waiting();
        }
        assertThat(lease.isHeld()).isTrue();
        for (Duration waited = Duration.ZERO;
                waited.compareTo(SESSION.multipliedBy(3)) < 0;
                waited = waited.plus(SECOND)) {
            time.pass(SECOND);
            lease.waiting();
        }

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void aProcessThatWasFrozenInARoundDoesNotRenewItByWaitingOn() {
        lease.alive(lease.now());
        time.pass(SECOND);
        lease.waiting();

        time.pass(SESSION.plus(SECOND));
        lease.waiting();

        assertThat(lease.isHeld()).isFalse();
    }

    @Test
    void endsAtOnceWhenTheCoordinatorDroppedTheWorker() {
        lease.alive(lease.now());

        lease.forfeit();

        assertThat(lease.isHeld()).isFalse();
    }
}
