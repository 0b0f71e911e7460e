package io.sluice.connect.task;

import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivery in which nothing is lost and some records may arrive twice after a failure: offsets are stored some time after
 * their records arrived.
 *
 * <p>The task's thread sends; the producer's I/O thread reports. {@code SourceTask.commitRecord} is called by whichever
 * reports, also while the task's thread is in {@code poll}: published sources wait in {@code poll} for it.
 */
final class AtLeastOnce implements Delivery, Pending.Outcome {
    private static final Logger log = LoggerFactory.getLogger(AtLeastOnce.class);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);

    private final OnDemand<Producer<byte[], byte[]>> producer;
    private final OffsetTracker offsets;
    private final OffsetCommits commits;
    private final TopicCreation creation;
    private final TopicUses uses;
    private final SourceAcks acks;
    private final Tolerance<SourceRecord> tolerance;
    private final Orders orders;
    private final Thread owner;

    // Written once by the thread that learns of the first lost record, read by the task's thread.
    private volatile TaskFailed lost;

    AtLeastOnce(
            OnDemand<Producer<byte[], byte[]>> producer,
            OffsetTracker offsets,
            OffsetCommits commits,
            TopicCreation creation,
            TopicUses uses,
            SourceAcks acks,
            Tolerance<SourceRecord> tolerance,
            Orders orders) {
        this.producer = producer;
        this.offsets = offsets;
        this.commits = commits;
        this.creation = creation;
        this.uses = uses;
        this.acks = acks;
        this.tolerance = tolerance;
        this.orders = orders;
        this.owner = Thread.currentThread();
    }

    @Override
    public boolean begin() {
        return true; // what an earlier life may still send arrives twice at worst
    }

    @Override
    public void send(SourceRecord record, ProducerRecord<byte[], byte[]> out) {
        failIfLost();
        Pending pending = new Pending(record, this);
        offsets.track(pending);
        Backoff backoff = null;
        for (Exception refusal = attempt(out, pending); refusal != null; refusal = attempt(out, pending)) {
            if (orders.isStopping()) {
                throw new Orders.Stopped();
            }
            if (!Tolerance.isRetriable(refusal)) {
                lost(pending, refusal);
                failIfLost();
                return;
            }
            if (backoff == null) {
                backoff = new Backoff(FIRST_DELAY, LONGEST_DELAY);
                log.warn(
                        "The producer cannot take records for topic {} now; trying until it can", out.topic(), refusal);
            }
            orders.sleepOrGiveUp(backoff.next());
        }
        uses.used(out.topic());
    }

    /** @return why the producer did not take the record, null if it did */
    @SuppressWarnings("FutureReturnValueIgnored") // the outcome comes to the callback
    private Exception attempt(ProducerRecord<byte[], byte[]> out, Pending pending) {
        try {
            creation.ensure(out.topic());
            producer.get().send(out, pending);
            return pending.takeRefusal();
        } catch (RuntimeException e) { // closed, interrupted, or out of order for good
            return e;
        }
    }

    @Override
    public void completed(Pending pending, RecordMetadata metadata, Exception failure) {
        if (failure == null) {
            pending.ack();
            acks.written(pending.record(), metadata);
        } else if (Thread.currentThread() == owner) {
            pending.refuse(failure); // the producer reports inside send what it never took
        } else {
            lost(pending, failure);
        }
    }

    private void lost(Pending pending, Exception failure) {
        if (orders.isStopping() || lost != null) {
            return; // the record stays unacknowledged and is read from the source again in the task's next life
        }
        SourceRecord record = pending.record();
        try {
            tolerance.giveUp(new RecordFailure<>(
                    StageKind.KAFKA_PRODUCE,
                    KafkaProducer.class,
                    "Producer for topic " + record.topic(),
                    "the source record of partition " + record.sourcePartition() + " at offset "
                            + record.sourceOffset(),
                    record,
                    failure));
            pending.ack();
            acks.notWritten(record);
        } catch (TaskFailed e) {
            lost = e;
        }
    }

    private void failIfLost() {
        TaskFailed failure = lost;
        if (failure != null) {
            throw failure;
        }
        acks.failIfPluginBroke();
    }

    @Override
    public void dropped(SourceRecord record) {
        acks.notWritten(record);
    }

    @Override
    public void betweenPolls() {
        failIfLost();
        uses.nextBatch();
        if (commits.takeNews()) {
            acks.committed();
        }
    }

    @Override
    public void batchEnds() {
        // offsets follow by the clock
    }

    @Override
    public void holdStill() {
        // as above
    }

    @Override
    public void finish(Duration limit) {
        if (!orders.mayCount()) {
            fence(); // whoever has the task by now has read the source again from what was stored
            return;
        }
        producer.close(limit);
        int left = offsets.underWay();
        if (left > 0) {
            log.info("{} records did not get to Kafka; the source will be asked for them again", left);
        }
        commits.finish(limit);
        if (commits.takeNews()) {
            acks.committed();
        }
    }

    @Override
    public void fence() {
        commits.fence();
        producer.close(Duration.ZERO);
    }
}
