package io.sluice.connect.task;

import io.sluice.connect.metrics.SourceMeter;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves what a source task polls into Kafka. Owned by the task's thread. */
final class SourcePipeline implements Pipeline {
    private static final Logger log = LoggerFactory.getLogger(SourcePipeline.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    /** A look at the clock for each record would cost as much as a cheap transformation. */
    private static final int RECORDS_PER_LOOK = 32;

    private final SourceTask task;
    private final SourceContext context;
    private final RecordChain<SourceRecord, ProducerRecord<byte[], byte[]>> chain;
    private final Delivery delivery;
    private final SourceMeter meter;
    private final Orders orders;
    private final Duration lastWait;
    private final Backoff pollBackoff = new Backoff(FIRST_DELAY, LONGEST_DELAY);

    /** @param lastWait how long the end of the task may wait for records and offsets under way */
    SourcePipeline(
            SourceTask task,
            SourceContext context,
            RecordChain<SourceRecord, ProducerRecord<byte[], byte[]>> chain,
            Delivery delivery,
            SourceMeter meter,
            Orders orders,
            Duration lastWait) {
        this.task = task;
        this.context = context;
        this.chain = chain;
        this.delivery = delivery;
        this.meter = meter;
        this.orders = orders;
        this.lastWait = lastWait;
    }

    @Override
    public void run(TaskRun.Listener listener) throws InterruptedException {
        if (!delivery.begin()) {
            return;
        }
        try (Release stopped = () -> PluginCall.stop(task, task::stop)) {
            PluginCall.of(task, "start", () -> {
                task.initialize(context);
                task.start(context.configs());
            });
            listener.running();
            moveRecords(listener);
        }
    }

    private void moveRecords(TaskRun.Listener listener) throws InterruptedException {
        try (Release delivered = () -> delivery.finish(lastWait)) {
            while (!orders.isStopping()) {
                if (orders.isPaused()) {
                    waitWhilePaused(listener);
                } else {
                    step();
                }
            }
        } catch (Orders.Stopped midway) {
            log.debug("Stopped with records in hand", midway);
        }
    }

    private void waitWhilePaused(TaskRun.Listener listener) throws InterruptedException {
        delivery.holdStill();
        listener.paused();
        orders.awaitResumed();
        if (!orders.isStopping()) {
            listener.running();
        }
    }

    private void step() throws InterruptedException {
        delivery.betweenPolls();
        RecordChain.Pass<SourceRecord, ProducerRecord<byte[], byte[]>> pass = chain.pass();
        int moved = 0;
        for (SourceRecord record : polled()) {
            if (moved++ % RECORDS_PER_LOOK == 0) {
                orders.awaitLease(); // the process may have been frozen since the last look
            }
            ProducerRecord<byte[], byte[]> out = pass.apply(record);
            if (out == null) {
                delivery.dropped(record);
            } else {
                delivery.send(record, out);
            }
        }
        delivery.batchEnds();
    }

    private List<SourceRecord> polled() throws InterruptedException {
        try {
            long begun = meter.now();
            List<SourceRecord> records = task.poll();
            pollBackoff.reset();
            if (records == null || records.isEmpty()) {
                return List.of();
            }
            meter.polled(records.size(), begun);
            return records;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!Tolerance.isRetriable(e)) {
                throw PluginCall.failed(task, "poll", e);
            }
            Duration delay = pollBackoff.next();
            log.warn(
                    "{} asks to be polled again; doing so in {} ms",
                    task.getClass().getName(),
                    delay.toMillis(),
                    e);
            orders.sleep(delay);
            return List.of();
        } catch (Error e) {
            throw PluginCall.failed(task, "poll", e);
        }
    }

    @Override
    public void wake() {
        // poll belongs to the plugin and is left to end by itself; everything else here waits on the orders
    }

    @Override
    public void fence() {
        context.offsetStorageReader().giveUp();
        delivery.fence();
    }
}
