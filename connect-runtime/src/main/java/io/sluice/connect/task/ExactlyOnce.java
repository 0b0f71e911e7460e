package io.sluice.connect.task;

import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.metrics.TransactionMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivery in which records and their offsets arrive together or not at all, for those who read committed records only
 * (KIP-618). A transaction that cannot be committed ends this life of the task, whatever errors are tolerated: leaving out one
 * of its records would be a loss, and the next life reads all of them again.
 *
 * <p>Owned by the task's thread. {@code SourceTask.commitRecord} is called for the records of a transaction once that is
 * committed.
 */
final class ExactlyOnce implements Delivery {
    private static final Logger log = LoggerFactory.getLogger(ExactlyOnce.class);

    /** What the transactions of one task are measured by. */
    record Meters(TaskMeter task, TransactionMeter transactions) {}

    private final Accession accession;
    private final Transactions transactions;
    private final Boundary boundary;
    private final TopicGate topics;
    private final SourceAcks acks;
    private final TransactionTroubles troubles;
    private final Meters meters;
    private final Orders orders;
    private final Clock clock;
    private boolean midBatch;
    private boolean broken;

    ExactlyOnce(
            Accession accession,
            Transactions transactions,
            Boundary boundary,
            TopicGate topics,
            SourceAcks acks,
            TransactionTroubles troubles,
            Meters meters,
            Orders orders,
            Clock clock) {
        this.accession = accession;
        this.transactions = transactions;
        this.boundary = boundary;
        this.topics = topics;
        this.acks = acks;
        this.troubles = troubles;
        this.meters = meters;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public boolean begin() {
        try {
            boolean wanted = accession.takePlace();
            if (!wanted) log.info("The task was configured anew while it started, so it does not start");
            return wanted;
        } catch (Orders.Stopped midway) {
            return false;
        } catch (RuntimeException e) {
            throw troubles.failed("begin to deliver exactly once", e);
        }
    }

    @Override
    public void send(SourceRecord record, ProducerRecord<byte[], byte[]> out) {
        midBatch = true;
        failIfLost();
        try {
            topics.pass(out.topic());
            transactions.send(record, out);
        } catch (Orders.Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            throw broken("send records", e);
        }
        end(boundary.after(record));
    }

    @Override
    public void dropped(SourceRecord record) {
        acks.notWritten(record);
        end(boundary.after(record));
    }

    @Override
    public void betweenPolls() {
        failIfLost();
        acks.failIfPluginBroke();
        topics.nextBatch();
    }

    @Override
    public void batchEnds() {
        midBatch = false;
        end(boundary.afterBatch(clock.instant()));
    }

    @Override
    public void holdStill() {
        if (!midBatch) end(boundary.whenQuiet());
    }

    private void failIfLost() {
        Exception lost = transactions.lost();
        if (lost != null) throw broken("send records", lost);
    }

    private void end(Boundary.End end) {
        if (end == Boundary.End.NOT_YET || !transactions.isOpen()) return;
        if (end == Boundary.End.COMMIT) commit();
        else attempt("abort a transaction", () -> transactions.abort().forEach(one -> acks.notWritten(one.record())));
    }

    private void commit() {
        long begun = meters.task().now();
        try {
            attempt("commit a transaction of " + transactions.size() + " records", () -> {
                List<Transactions.Sent> arrived = transactions.commit();
                accession.gotOn();
                meters.task().committed(true, begun);
                meters.transactions().committed(arrived.size());
                arrived.forEach(one -> acks.written(one.record(), one.metadata()));
                acks.committed();
            });
        } catch (TaskFailed e) {
            meters.task().committed(false, begun);
            throw e;
        }
    }

    private void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (Orders.Stopped e) {
            broken = true; // what became of it is not known
            throw e;
        } catch (RuntimeException e) {
            throw broken(what, e);
        }
    }

    /** Ends the task, without a failure if others or a new life are to go on in its place. */
    private RuntimeException broken(String attempted, Exception failure) {
        broken = true;
        Exception first = transactions.lost(); // what is said now often only follows from it
        TaskFailed failed = troubles.failed(attempted, first == null ? failure : first);
        return troubles.isShutOut(failed) && accession.justEnds() ? new Orders.Stopped() : failed;
    }

    @Override
    public void finish(Duration limit) {
        if (!orders.mayCount()) {
            fence();
            return;
        }
        try {
            if (!midBatch && !broken) end(boundary.whenQuiet());
        } finally {
            if (transactions.isOpen() && !broken)
                log.info(
                        "{} records were in an open transaction; the source will be asked for them again",
                        transactions.size());
            transactions.giveUp(limit);
        }
    }

    @Override
    public void fence() {
        transactions.fence();
    }
}
