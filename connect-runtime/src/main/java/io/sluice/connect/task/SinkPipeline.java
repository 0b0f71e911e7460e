package io.sluice.connect.task;

import io.sluice.connect.metrics.SinkMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.runtime.WorkerSinkTaskContext;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves records from Kafka into a sink task, in one {@link SinkState} at a time. Owned by the task's thread, except for
 * {@link #wake} and {@link #fence}.
 */
final class SinkPipeline implements Pipeline {
    private static final Logger log = LoggerFactory.getLogger(SinkPipeline.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private final SinkTask task;
    private final SinkRequests requests;
    private final SinkInput input;
    private final RecordChain<ConsumerRecord<byte[], byte[]>, SinkRecord> chain;
    private final SinkProgress progress;
    private final SinkCommits commits;
    private final TopicUses uses;
    private final SinkMeter meter;
    private final Orders orders;
    private final Duration lastWait;

    /** @param lastWait how long leaving the group may take at the end */
    SinkPipeline(
            SinkTask task,
            SinkRequests requests,
            SinkInput input,
            RecordChain<ConsumerRecord<byte[], byte[]>, SinkRecord> chain,
            SinkProgress progress,
            SinkCommits commits,
            TopicUses uses,
            SinkMeter meter,
            Orders orders,
            Duration lastWait) {
        this.task = task;
        this.requests = requests;
        this.input = input;
        this.chain = chain;
        this.progress = progress;
        this.commits = commits;
        this.uses = uses;
        this.meter = meter;
        this.orders = orders;
        this.lastWait = lastWait;
    }

    @Override
    public void run(TaskRun.Listener listener) {
        try (Release left = () -> input.close(lastWait);
                Release stopped = () -> PluginCall.stop(task, task::stop);
                Release closed = () -> input.partitions().closeAll()) {
            PluginCall.of(task, "start", () -> {
                task.initialize(new WorkerSinkTaskContext(input.consumer(), requests));
                task.start(requests.configs());
            });
            input.subscribe();
            listener.running();
            SinkState state = new SinkState.Consuming();
            while (!(state instanceof SinkState.Closing)) {
                state = next(obey(state, listener));
                meter.assigned(progress.assigned().size());
            }
        } catch (Orders.Stopped midway) {
            log.debug("Stopped with records in hand", midway);
        }
    }

    /** The state that the orders want. */
    private SinkState obey(SinkState state, TaskRun.Listener listener) {
        if (orders.isStopping()) {
            return new SinkState.Closing();
        }
        if (orders.isPaused() && !(state instanceof SinkState.Paused)) {
            input.partitions().hold();
            commits.hurry();
            listener.paused();
            return state instanceof SinkState.Redelivering redelivering
                    ? redelivering.paused()
                    : new SinkState.Consuming().paused();
        }
        if (!orders.isPaused() && state instanceof SinkState.Paused paused) {
            SinkState resumed = paused.resumed();
            if (resumed instanceof SinkState.Consuming) {
                input.partitions().letFlow();
            }
            listener.running();
            return resumed;
        }
        return state;
    }

    private SinkState next(SinkState state) {
        if (state instanceof SinkState.Closing) {
            return state;
        }
        if (requests.takeCommitRequest()) {
            commits.hurry();
        }
        Set<TopicPartition> rewound = commits.ifDue() ? Set.of() : Set.copyOf(progress.assigned());
        if (state instanceof SinkState.Paused paused) {
            input.idle(commits.untilDue());
            return paused.without(rewound).without(input.partitions().takeGone());
        }
        if (state instanceof SinkState.Redelivering redelivering) {
            input.idle(requests.takeTimeout(redelivering.backoff().next()));
            return orders.isStopping()
                    ? new SinkState.Closing()
                    : redeliver(redelivering
                            .without(rewound)
                            .without(input.partitions().takeGone()));
        }
        return consume();
    }

    private SinkState consume() {
        Duration untilDue = commits.untilDue();
        Duration asked = requests.takeTimeout(untilDue);
        ConsumerRecords<byte[], byte[]> polled = input.poll(asked.compareTo(untilDue) < 0 ? asked : untilDue);
        input.partitions().takeGone(); // no batch in hand that could hold records of theirs
        if (orders.isStopping()) {
            return new SinkState.Closing();
        }
        Batch batch = converted(polled);
        if (put(batch)) {
            return new SinkState.Consuming();
        }
        input.partitions().hold();
        return new SinkState.Consuming().refused(batch, new Backoff(FIRST_DELAY, LONGEST_DELAY));
    }

    private SinkState redeliver(SinkState.Redelivering state) {
        if (!put(state.batch())) {
            return state;
        }
        input.partitions().letFlow();
        return state.delivered();
    }

    private Batch converted(ConsumerRecords<byte[], byte[]> polled) {
        List<SinkRecord> records = new ArrayList<>(polled.count());
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        RecordChain.Pass<ConsumerRecord<byte[], byte[]>, SinkRecord> pass = chain.pass();
        uses.nextBatch();
        meter.read(polled.count());
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> consumed = polled.records(partition);
            uses.used(partition.topic());
            if (!progress.isKnown(partition)) {
                progress.startsAt(partition, consumed.get(0).offset());
            }
            for (ConsumerRecord<byte[], byte[]> record : consumed) {
                SinkRecord converted = pass.apply(record);
                if (converted != null) {
                    records.add(converted);
                }
            }
            ends.put(partition, end(polled, partition, consumed.get(consumed.size() - 1)));
        }
        return new Batch(records, ends);
    }

    private static OffsetAndMetadata end(
            ConsumerRecords<byte[], byte[]> polled, TopicPartition partition, ConsumerRecord<byte[], byte[]> last) {
        OffsetAndMetadata next = polled.nextOffsets().get(partition);
        return next == null ? new OffsetAndMetadata(last.offset() + 1, last.leaderEpoch(), "") : next;
    }

    /** @return false if the task wants the batch again later */
    private boolean put(Batch batch) {
        orders.awaitLease();
        long begun = meter.now();
        try {
            task.put(new ArrayList<>(
                    batch.records())); // a task may empty what it is given and want it again all the same
        } catch (Exception e) {
            if (!Tolerance.isRetriable(e)) {
                throw PluginCall.failed(task, "put of " + batch.coordinates(), e);
            }
            log.warn("{} asks for {} again", task.getClass().getName(), batch.coordinates(), e);
            return false;
        } catch (Error e) {
            throw PluginCall.failed(task, "put of " + batch.coordinates(), e);
        }
        progress.delivered(batch.ends());
        meter.sent(batch.records().size(), begun);
        return true;
    }

    @Override
    public void wake() {
        input.wake();
    }

    @Override
    public void fence() {
        input.fence();
    }
}
