package io.sluice.connect.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.IllegalWorkerStateException;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * The partitions a sink task has: opened when they come, committed and closed when they go, held when nothing may flow, and
 * moved to where the task wants to read. Works for eager and cooperative rebalancing alike, because it only ever looks at
 * what came and what went. Owned by the task's thread, on which the consumer calls it during a poll.
 */
final class SinkPartitions implements ConsumerRebalanceListener {
    private final SinkTask task;
    private final Consumer<byte[], byte[]> consumer;
    private final SinkProgress progress;
    private final SinkCommits commits;
    private final Orders orders;
    private final Set<TopicPartition> pausedByTask = new HashSet<>();
    private final Set<TopicPartition> gone = new HashSet<>();
    private final Map<TopicPartition, Long> wantedOffsets = new HashMap<>();
    private boolean flowing = true;
    private boolean closed;
    private RuntimeException failure;

    SinkPartitions(
            SinkTask task,
            Consumer<byte[], byte[]> consumer,
            SinkProgress progress,
            SinkCommits commits,
            Orders orders) {
        this.task = task;
        this.consumer = consumer;
        this.progress = progress;
        this.commits = commits;
        this.orders = orders;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> came) {
        if (isOver() || came.isEmpty()) {
            return;
        }
        progress.assign(came);
        if (!flowing) {
            consumer.pause(came);
        }
        keepFailure(() -> {
            PluginCall.of(task, "open", () -> task.open(new ArrayList<>(came)));
            seek();
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> went) {
        List<TopicPartition> mine = mine(went);
        if (isOver() || mine.isEmpty()) {
            return;
        }
        keepFailure(() -> {
            if (failure == null) {
                commits.now(mine);
            }
            close(mine);
        });
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> went) {
        List<TopicPartition> mine = mine(went);
        if (isOver() || mine.isEmpty()) {
            return;
        }
        keepFailure(() -> close(mine)); // somebody else may have them already, so nothing is committed
    }

    /** The end of the task: commits and closes everything. */
    void closeAll() {
        if (closed) {
            return;
        }
        List<TopicPartition> all = List.copyOf(progress.assigned());
        if (!orders.isCancelled() && !all.isEmpty()) {
            commits.now(all);
        }
        closed = true;
        if (!all.isEmpty()) {
            close(all);
        }
    }

    private List<TopicPartition> mine(Collection<TopicPartition> partitions) {
        return partitions.stream().filter(progress.assigned()::contains).toList();
    }

    private void close(List<TopicPartition> partitions) {
        try {
            PluginCall.of(task, "close", () -> task.close(new ArrayList<>(partitions)));
        } finally {
            progress.forget(partitions);
            pausedByTask.removeAll(partitions);
            gone.addAll(partitions);
        }
    }

    private boolean isOver() {
        return closed || orders.isCancelled();
    }

    /** The consumer would wrap what is thrown here, so it is kept until the poll is over. */
    private void keepFailure(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (failure == null) {
                failure = e;
            }
        }
    }

    /** To be called after each poll. */
    void failIfRebalanceFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    /** The partitions that went since the last call; they may have come again. */
    Set<TopicPartition> takeGone() {
        if (gone.isEmpty()) {
            return Set.of();
        }
        Set<TopicPartition> taken = Set.copyOf(gone);
        gone.clear();
        return taken;
    }

    /** Nothing is to be consumed; polls keep the task in its group. */
    void hold() {
        flowing = false;
        consumer.pause(progress.assigned());
    }

    void letFlow() {
        flowing = true;
        Set<TopicPartition> free = new HashSet<>(progress.assigned());
        free.removeAll(pausedByTask);
        consumer.resume(free);
    }

    /** Records that came although nothing was to flow are left for later. */
    void giveBack(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).get(0).offset());
        }
    }

    Set<TopicPartition> assigned() {
        return Set.copyOf(progress.assigned());
    }

    void pause(TopicPartition... partitions) {
        List<TopicPartition> wanted = assignedOrRefuse("pause", partitions);
        pausedByTask.addAll(wanted);
        consumer.pause(wanted);
    }

    void resume(TopicPartition... partitions) {
        List<TopicPartition> wanted = assignedOrRefuse("resume", partitions);
        pausedByTask.removeAll(wanted);
        if (flowing) {
            consumer.resume(wanted);
        }
    }

    private List<TopicPartition> assignedOrRefuse(String what, TopicPartition... partitions) {
        List<TopicPartition> wanted = Arrays.asList(partitions);
        for (TopicPartition partition : wanted) {
            if (!progress.assigned().contains(partition)) {
                throw new IllegalWorkerStateException("Sink task wants to " + what + " " + partition
                        + ", which is not assigned to it; assigned are " + progress.assigned());
            }
        }
        return wanted;
    }

    /** Reading is to go on from here; takes effect before the next poll, or when the partition is assigned. */
    void want(Map<TopicPartition, Long> offsets) {
        wantedOffsets.putAll(offsets);
    }

    /** Moves to where the task wants to read. */
    void seek() {
        if (wantedOffsets.isEmpty()) {
            return;
        }
        for (TopicPartition partition : progress.assigned()) {
            Long offset = wantedOffsets.remove(partition);
            if (offset != null) {
                consumer.seek(partition, offset);
                progress.startsAt(partition, offset);
                gone.add(partition); // of a batch in hand, what came from there is read again
            }
        }
    }
}
