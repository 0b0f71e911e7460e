package io.sluice.connect.membership.group;

import io.sluice.connect.membership.Assignor;
import io.sluice.connect.membership.LastWords;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Membership in a group of workers by way of a Kafka broker. Its thread {@code membership} owns the {@link Member} and the
 * client, tells the listener, and is the only one that waits for the broker; every method only puts a word into its mailbox.
 * Beside it runs the client's own heartbeat thread.
 *
 * <p>A round is seldom alone: what one takes from a worker the next gives to another, and nobody runs it in between. So for
 * some time after a round this worker asks for the next several times a second, where a heartbeat would be late by up to
 * {@code heartbeat.interval.ms}.
 *
 * <p>It never gives up: while brokers cannot be reached it tries again, and says so once. When no heartbeat was answered for
 * as long as the session lasts, the worker counts as lost, because the group may have given its work to others by then.
 */
public final class GroupMembership implements Membership {
    private static final Logger log = LoggerFactory.getLogger(GroupMembership.class);
    private static final Duration LOOK_UP = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration ATTENTIVE = Duration.ofSeconds(10);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    /**
     * This worker's place in the group.
     *
     * @param protocol the newest that all members understand; with {@link GroupProtocol#SESSIONED} workers sign requests
     */
    public record Standing(Joined joined, GroupProtocol protocol) {}

    private final GroupSettings settings;
    private final Metrics metrics;
    private final Supplier<CompletableFuture<ClusterSnapshot>> refresh;
    private final Leadership leadership;
    private final Time time = Time.SYSTEM;
    private final SessionLease lease;
    private final Trouble trouble = new Trouble(log);
    private final BlockingQueue<Consumer<Member>> mailbox = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "membership");

    private final CompletableFuture<Void> farewell = new CompletableFuture<>();

    private Listener listener;
    private Member member;
    private boolean ending;
    private long attentiveUntilMs;
    private volatile Coordinator coordinator; // made by the membership thread, woken up by any
    private volatile ClusterSnapshot snapshot = ClusterSnapshot.EMPTY; // what there was before the thread started
    private volatile Optional<Standing> standing = Optional.empty(); // written by the membership thread, read by any
    private volatile long completedRounds; // as above
    private volatile boolean closing; // set by whoever closes, read by the membership thread
    private volatile boolean leaving = true; // as above

    /**
     * @param metrics gets the client's own metrics; closed by whoever made it
     * @param refresh reads the config log to its present end, for a leader that is behind
     * @param lastWords what workers said before they went, for a leader that has to know whether to wait for them
     */
    public GroupMembership(
            GroupSettings settings,
            Metrics metrics,
            Clock clock,
            Supplier<CompletableFuture<ClusterSnapshot>> refresh,
            LastWords lastWords) {
        this.settings = settings;
        this.metrics = metrics;
        this.refresh = refresh;
        this.lease = new SessionLease(settings.timing(), time);
        this.leadership = new Leadership(new Assignor(settings.timing().maxDelay()), clock, lastWords);
    }

    @Override
    public void start(Listener listener) {
        this.listener = listener;
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void advanced(ClusterSnapshot newest) {
        snapshot = newest;
        tell(member -> member.advanced(newest));
    }

    @Override
    public void requestRejoin(String reason) {
        tell(member -> member.rejoin(reason));
    }

    @Override
    public void released() {
        tell(Member::releasedAll);
    }

    @Override
    public void released(int generation) {
        tell(member -> member.released(generation));
    }

    @Override
    public void announceDeparture(Duration limit) {
        tell(Member::leave);
        try {
            farewell.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.info("The group could not be told within {} that this worker leaves; it leaves all the same", limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // nobody fails this future
        }
    }

    @Override
    public boolean holdsLease() {
        return lease.isHeld();
    }

    @Override
    public Optional<String> memberId() {
        return standing.map(present -> present.joined().memberId());
    }

    /** What the last round said; empty while not in the group. */
    public Optional<Standing> standing() {
        return standing;
    }

    /** How many rounds this worker has taken part in. */
    public long completedRounds() {
        return completedRounds;
    }

    @Override
    public Set<URI> members() {
        return leadership.members();
    }

    @Override
    public Optional<URI> ownerOf(String connector) {
        return leadership.ownerOf(connector);
    }

    @Override
    public Optional<URI> ownerOf(TaskId task) {
        return leadership.ownerOf(task);
    }

    @Override
    public void close() {
        closing = true;
        wakeUp();
        try {
            thread.join(CLOSE_LIMIT.toMillis());
            thread.interrupt(); // no harm if it has ended
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends without a word to the group, as a crash would. */
    void vanish() {
        leaving = false;
        close();
    }

    private void tell(Consumer<Member> message) {
        mailbox.add(message);
        wakeUp();
    }

    private void wakeUp() {
        Coordinator present = coordinator;
        if (present != null) present.network().wakeup();
    }

    private void run() {
        member = new Member(settings, leadership, refresh, new Noting(listener), snapshot, time);
        while (!closing) {
            try {
                readMailbox();
                if (member.hasTakenLeave()) farewell.complete(null);
                step();
            } catch (WakeupException somethingIsInTheMailbox) {
                continue;
            } catch (MustStopFirst first) {
                if (first.isDropped()) lease.forfeit();
                member.lose(first.getMessage());
            } catch (InterruptException e) {
                break; // only close() interrupts
            } catch (KafkaException e) {
                trouble.met("Cannot take part in the group " + settings.groupId() + " as " + settings.clientId()
                        + "; trying again until it works: " + e.getMessage() + advice(e));
                pause();
            } catch (RuntimeException e) {
                log.error("A round of the group {} failed unexpectedly; trying again", settings.groupId(), e);
                pause();
            }
        }
        end();
    }

    private String advice(KafkaException e) {
        return e instanceof GroupAuthorizationException
                ? ". Allow the worker's principal READ and DESCRIBE on group " + settings.groupId()
                : "";
    }

    private void step() {
        if (coordinator == null)
            coordinator = Coordinator.connect(settings, metrics, time, member, lease, this::beforeWaiting);
        noticeEndOfSession();
        if (!coordinator.isReachable(LOOK_UP)) {
            trouble.met("No coordinator of the group " + settings.groupId()
                    + " can be reached; trying again until it works. Are the brokers up?");
            return;
        }
        if (!member.isWaitingForStops()) {
            if (!coordinator.isRoundDue()) member.reasonToRejoin().ifPresent(coordinator::requestRejoin);
            if (coordinator.isRoundDue()) joinRound();
        }
        boolean attentive = time.milliseconds() < attentiveUntilMs;
        if (attentive) coordinator.lookForRound(LOOK_INTERVAL);
        coordinator.attend(min(attentive ? LOOK_INTERVAL : LONGEST_WAIT, member.untilNextRound()));
        trouble.over("Reaches the coordinator of the group " + settings.groupId() + " again");
    }

    private void joinRound() {
        if (member.mustStopForRound()) throw MustStopFirst.forEagerRound();
        listener.roundBegins();
        coordinator.join();
    }

    /** Called on the membership thread whenever it is about to wait inside the client. */
    private void beforeWaiting() {
        if (ending) return;
        noticeEndOfSession();
        if (closing) throw new WakeupException();
    }

    private void noticeEndOfSession() {
        member.noticeSilence(lease, coordinator.isRoundUnderWay());
    }

    private void readMailbox() {
        for (Consumer<Member> message = mailbox.poll(); message != null; message = mailbox.poll())
            message.accept(member);
    }

    private void pause() {
        try {
            Consumer<Member> message = mailbox.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (message != null) message.accept(member);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        ending = true;
        standing = Optional.empty();
        if (coordinator == null) return;
        try {
            coordinator.close(leaving, LEAVE_LIMIT);
        } catch (RuntimeException e) {
            log.warn(
                    "Could not leave the group {} in an orderly way; it notices after the session timeout: {}",
                    settings.groupId(),
                    e.getMessage());
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Keeps the standing in step with what the listener hears. */
    private final class Noting implements Listener {
        private final Listener listener;

        Noting(Listener listener) {
            this.listener = listener;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // only the membership thread writes
        public void joined(Joined joined) {
            standing = Optional.of(new Standing(joined, member.protocol()));
            completedRounds++;
            attentiveUntilMs = time.milliseconds() + ATTENTIVE.toMillis();
            listener.joined(joined);
        }

        @Override
        public void lost(String reason) {
            standing = Optional.empty();
            listener.lost(reason);
        }
    }
}
