package io.sluice.connect.task;

import io.sluice.connect.metrics.SinkMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the progress of a sink task: what the task lets go in {@code preCommit}, and never more than it was given. A
 * commit names all partitions concerned, also those without news, so that none falls back on {@code auto.offset.reset}.
 * Owned by the task's thread.
 */
final class SinkCommits {
    private static final Logger log = LoggerFactory.getLogger(SinkCommits.class);

    private static final Instant NOT_UNDER_WAY = Instant.MIN;

    private final SinkTask task;
    private final Consumer<byte[], byte[]> consumer;
    private final SinkProgress progress;
    private final Runnable settleReports;
    private final Orders orders;
    private final CommitPace pace;
    private final Clock clock;
    private final SinkMeter meter;
    private Instant due;
    private boolean strayed;
    private Instant overdue = NOT_UNDER_WAY;

    /**
     * @param settleReports waits until all records that the task has given up are safely reported
     */
    SinkCommits(
            SinkTask task,
            Consumer<byte[], byte[]> consumer,
            SinkProgress progress,
            Runnable settleReports,
            Orders orders,
            CommitPace pace,
            Clock clock,
            SinkMeter meter) {
        this.task = task;
        this.consumer = consumer;
        this.progress = progress;
        this.settleReports = settleReports;
        this.orders = orders;
        this.pace = pace;
        this.clock = clock;
        this.meter = meter;
        this.due = clock.instant().plus(pace.interval());
    }

    /** The next commit is due at once. */
    void hurry() {
        due = clock.instant();
    }

    Duration untilDue() {
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Commits in the background, if it is time to.
     *
     * @return false if the task could not let go of what it had, so that everything since the last commit was rewound
     */
    boolean ifDue() {
        if (clock.instant().isBefore(due)) {
            return true;
        }
        due = clock.instant().plus(pace.interval());
        if (isUnderWay()) {
            warnOnceIfOverdue();
            return true;
        }
        long begun = meter.now();
        Map<TopicPartition, OffsetAndMetadata> offsets;
        try {
            offsets = toCommit(progress.assigned());
        } catch (TaskFailed e) {
            throw e;
        } catch (Exception e) {
            meter.commitFailed(begun);
            log.error(
                    "Sink task {} failed in preCommit; records since the last commit are delivered again",
                    task.getClass().getName(),
                    e);
            rewind();
            return false;
        }
        if (!offsets.isEmpty()) {
            overdue = clock.instant().plus(pace.patience());
            meter.commitBegan();
            consumer.commitAsync(offsets, (done, failure) -> ended(done, failure, begun));
        }
        return true;
    }

    private boolean isUnderWay() {
        return !overdue.equals(NOT_UNDER_WAY);
    }

    private void warnOnceIfOverdue() {
        if (clock.instant().isAfter(overdue)) {
            overdue = Instant.MAX;
            log.warn(
                    "Committing offsets takes longer than {} ms (offset.flush.timeout.ms); still waiting for the group's"
                            + " coordinator",
                    pace.patience().toMillis());
        }
    }

    private void ended(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure, long begun) {
        overdue = NOT_UNDER_WAY;
        if (failure == null) {
            committed(offsets, begun);
        } else {
            meter.commitFailed(begun);
            log.warn("Cannot commit offsets {}; the next commit has them too", offsets, failure);
        }
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, long begun) {
        if (Collections.disjoint(progress.assigned(), offsets.keySet())) {
            meter.commitSkipped();
            return;
        }
        progress.committed(offsets);
        meter.commitSucceeded(progress.uncommitted(), begun);
    }

    /** Commits and waits for it, as before partitions are given away. What cannot be committed is delivered again. */
    void now(Collection<TopicPartition> partitions) {
        long begun = meter.now();
        Map<TopicPartition, OffsetAndMetadata> offsets;
        try {
            offsets = toCommit(partitions);
        } catch (TaskFailed e) {
            log.warn("Not committing; what the task took since the last commit will be delivered again", e);
            return;
        } catch (Exception e) {
            meter.commitFailed(begun);
            log.warn(
                    "Sink task {} failed in preCommit; what it took since the last commit will be delivered again",
                    task.getClass().getName(),
                    e);
            return;
        }
        if (offsets.isEmpty()) {
            return;
        }
        meter.commitBegan();
        try {
            commitSync(offsets);
            committed(offsets, begun);
        } catch (KafkaException e) {
            meter.commitFailed(begun);
            log.warn("Cannot commit offsets {}; records after the last commit will be delivered again", offsets, e);
        }
    }

    private void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets, pace.patience());
        } catch (WakeupException meantForAPoll) {
            consumer.commitSync(offsets, pace.patience());
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> toCommit(Collection<TopicPartition> partitions) {
        learnStarts(partitions);
        Map<TopicPartition, OffsetAndMetadata> delivered = progress.delivered(partitions);
        if (delivered.isEmpty() || orders.isCancelled()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetAndMetadata> letGo = askTask(delivered);
        if (letGo.isEmpty() || orders.isCancelled()) { // it may have been given up while it was flushing
            return Map.of();
        }
        settleReports.run();
        Map<TopicPartition, OffsetAndMetadata> committed = progress.committed(partitions);
        Map<TopicPartition, OffsetAndMetadata> wanted = new HashMap<>(committed);
        wanted.putAll(letGo);
        return wanted.equals(committed) ? Map.of() : wanted;
    }

    private Map<TopicPartition, OffsetAndMetadata> askTask(Map<TopicPartition, OffsetAndMetadata> delivered) {
        Map<TopicPartition, OffsetAndMetadata> answer;
        try {
            answer = task.preCommit(new HashMap<>(delivered));
        } catch (Error e) {
            throw PluginCall.failed(task, "preCommit", e);
        }
        Map<TopicPartition, OffsetAndMetadata> letGo = new HashMap<>();
        if (answer != null) {
            answer.forEach((partition, offset) -> {
                OffsetAndMetadata limit = delivered.get(partition);
                if (offset != null && limit != null && offset.offset() <= limit.offset()) {
                    letGo.put(partition, offset);
                } else if (!strayed) {
                    strayed = true; // once is enough to know
                    log.warn(
                            "Sink task {} wants to commit {} of {}, which it was not given (delivered: {}); not doing so",
                            task.getClass().getName(),
                            offset,
                            partition,
                            limit);
                }
            });
        }
        return letGo;
    }

    /** Where consumption of partitions begins from which nothing has come yet, as far as the consumer knows already. */
    private void learnStarts(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            if (!progress.isKnown(partition)) {
                try {
                    progress.startsAt(partition, consumer.position(partition, Duration.ZERO));
                } catch (TimeoutException | IllegalStateException | WakeupException notYet) {
                    log.trace("The start of {} is not known yet", partition, notYet);
                }
            }
        }
    }

    private void rewind() {
        progress.committed(progress.assigned())
                .forEach((partition, offset) -> consumer.seek(partition, offset.offset()));
        progress.rewind();
        meter.left(progress.uncommitted());
    }
}
