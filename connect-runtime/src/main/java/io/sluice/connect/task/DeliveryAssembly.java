package io.sluice.connect.task;

import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.metrics.TransactionMeter;
import io.sluice.connect.store.OffsetHome;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.TransactionContext;

/** Puts the delivery of a source task together, on its thread, by what its worker promises. */
interface DeliveryAssembly {

    /**
     * A delivery, and what the task may do about it.
     *
     * @param boundaries where the task draws the boundaries of its transactions; null if it does not
     */
    record Made(Delivery delivery, TransactionContext boundaries) {}

    Made make(OffsetHome home, TopicCreation creation, Tolerance<SourceRecord> tolerance, SourceAcks acks);

    static DeliveryAssembly of(TaskKit kit, TaskSetup setup, TaskMeter meter) {
        return kit.guarantee() instanceof Guarantee.ExactlyOnce promise
                ? new ForExactlyOnce(kit, setup, promise, meter, new TransactionMeter(setup.figures()))
                : new ForAtLeastOnce(kit, setup, meter);
    }

    private static OnDemand<Producer<byte[], byte[]>> producer(
            Supplier<Producer<byte[], byte[]>> maker, TaskSetup setup) {
        OnDemand<Producer<byte[], byte[]>> producer = new OnDemand<>(maker, Producer::close);
        setup.releases().add(() -> producer.close(Duration.ZERO));
        return producer;
    }

    record ForAtLeastOnce(TaskKit kit, TaskSetup setup, TaskMeter meter) implements DeliveryAssembly {
        @Override
        public Made make(OffsetHome home, TopicCreation creation, Tolerance<SourceRecord> tolerance, SourceAcks acks) {
            OffsetTracker tracker = new OffsetTracker();
            OffsetCommits commits = new OffsetCommits(
                    setup.id().connector(), tracker, home, kit.pace().patience(), kit.lease(), kit.clock(), meter);
            var producer = producer(kit.clients().producer(setup.id(), setup.settings()), setup);
            commitRegularly(new LogContext(setup.id(), Thread.currentThread()).around(commits::tick));
            Delivery delivery = new AtLeastOnce(
                    producer, tracker, commits, creation, setup.uses(kit), acks, tolerance, setup.orders());
            return new Made(delivery, null);
        }

        private void commitRegularly(Runnable tick) {
            long interval = kit.pace().interval().toMillis();
            ScheduledFuture<?> ticks =
                    kit.offsetCommits().scheduleWithFixedDelay(tick, interval, interval, TimeUnit.MILLISECONDS);
            setup.releases().add(() -> ticks.cancel(false));
        }
    }

    record ForExactlyOnce(
            TaskKit kit, TaskSetup setup, Guarantee.ExactlyOnce promise, TaskMeter meter, TransactionMeter transactions)
            implements DeliveryAssembly {
        @Override
        public Made make(OffsetHome home, TopicCreation creation, Tolerance<SourceRecord> tolerance, SourceAcks acks) {
            Boundary boundary = boundary();
            var producer = producer(
                    kit.clients().transactionalProducer(setup.id(), setup.settings(), promise.ids(), boundary.length()),
                    setup);
            Persistence persistence = new Persistence(setup.orders());
            Delivery delivery = new ExactlyOnce(
                    new Accession(
                            setup.spec(), promise.succession(), promise.comebacks(), producer::get, setup.orders()),
                    new Transactions(setup.id().connector(), producer, home, persistence),
                    boundary,
                    new TopicGate(creation, topic -> producer.get().partitionsFor(topic), setup.uses(kit), persistence),
                    acks,
                    new TransactionTroubles(promise.ids().of(setup.id()), home.topic()),
                    new ExactlyOnce.Meters(meter, transactions),
                    setup.orders(),
                    kit.clock());
            return new Made(delivery, boundary instanceof OwnBoundary own ? own : null);
        }

        private Boundary boundary() {
            return switch (setup.settings().transactionBoundary()) {
                case POLL -> new Boundary.EachBatch();
                case CONNECTOR -> new OwnBoundary();
                case INTERVAL ->
                    new Boundary.Interval(
                            setup.settings()
                                    .transactionInterval()
                                    .orElse(kit.pace().interval()),
                            kit.clock().instant());
            };
        }
    }
}
