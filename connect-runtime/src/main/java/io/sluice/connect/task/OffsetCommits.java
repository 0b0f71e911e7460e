package io.sluice.connect.task;

import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.store.OffsetStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the offsets of one source task from its tracker to the store, one write at a time. What a failed write held is
 * written with the next one.
 *
 * <p>{@link #tick} belongs to the offset-commit thread of the worker, which serves all tasks and is never kept waiting;
 * {@link #finish} and {@link #takeNews} belong to the task's thread, {@link #fence} to whoever gives the task up.
 */
final class OffsetCommits {
    private static final Logger log = LoggerFactory.getLogger(OffsetCommits.class);

    private final String connector;
    private final OffsetTracker tracker;
    private final OffsetStore store;
    private final Duration patience;
    private final Lease lease;
    private final Clock clock;
    private final TaskMeter meter;

    // All guarded by this object's lock.
    private final Map<Map<String, ?>, Map<String, ?>> unwritten = new LinkedHashMap<>();
    private CompletableFuture<Void> write = CompletableFuture.completedFuture(null);
    private Instant writeOverdue = Instant.MAX;
    private boolean news;
    private boolean fenced;

    /** @param patience how long a write may take before somebody should know */
    OffsetCommits(
            String connector,
            OffsetTracker tracker,
            OffsetStore store,
            Duration patience,
            Lease lease,
            Clock clock,
            TaskMeter meter) {
        this.lease = lease;
        this.connector = connector;
        this.tracker = tracker;
        this.store = store;
        this.patience = patience;
        this.clock = clock;
        this.meter = meter;
    }

    /** Begins to write what has become safe, unless a write is still under way or others may have the task by now. */
    synchronized void tick() {
        if (fenced || !lease.isHeld()) {
            return;
        }
        if (!write.isDone()) {
            warnOnceIfOverdue();
            return;
        }
        unwritten.putAll(tracker.drain());
        if (unwritten.isEmpty()) {
            news = true;
            return;
        }
        Map<Map<String, ?>, Map<String, ?>> offsets = new LinkedHashMap<>(unwritten);
        writeOverdue = clock.instant().plus(patience);
        long begun = meter.now();
        try {
            write = store.write(connector, offsets)
                    .whenComplete((done, failure) -> written(offsets.size(), failure, begun));
        } catch (RuntimeException e) {
            written(offsets.size(), e, begun);
        }
    }

    private synchronized void written(int partitions, Throwable failure, long begun) {
        meter.committed(failure == null, begun);
        if (failure == null) {
            unwritten.clear(); // nothing was added while the write was under way
            news = true;
        } else {
            log.warn(
                    "Cannot store the offsets of {} source partitions; they are kept and stored with the next ones",
                    partitions,
                    failure);
        }
    }

    private void warnOnceIfOverdue() {
        if (clock.instant().isAfter(writeOverdue)) {
            writeOverdue = Instant.MAX;
            log.warn(
                    "Storing the offsets takes longer than {} ms (offset.flush.timeout.ms); still waiting for the"
                            + " offset topic",
                    patience.toMillis());
        }
    }

    /** Whether a commit has succeeded since the last call. */
    synchronized boolean takeNews() {
        boolean was = news;
        news = false;
        return was;
    }

    /** The last commit of the task's life; waits for it at most the given time. */
    void finish(Duration limit) {
        Instant deadline = clock.instant().plus(limit);
        if (settled(deadline)) {
            tick();
            settled(deadline);
        }
    }

    private boolean settled(Instant deadline) {
        try {
            current()
                    .get(Math.max(0, Duration.between(clock.instant(), deadline).toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return true; // told when it happened
        } catch (TimeoutException e) {
            log.warn("Gave up waiting for the last offsets to be stored; their records will be sent again");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    private synchronized CompletableFuture<Void> current() {
        return write;
    }

    /** Nothing is written any more. */
    synchronized void fence() {
        fenced = true;
    }
}
