package io.sluice.connect.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.membership.group.HandTime;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.metrics.SourceMeter;
import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.metrics.TransactionMeter;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.store.WorkersOffsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Drives the delivery as a pipeline does, on the test's thread. */
class ExactlyOnceTest {
    private static final TaskId TASK = new TaskId("orders", 0);
    private static final TaskSpec SPEC = new TaskSpec(TASK, Map.of(), Map.of(), TargetState.STARTED);
    private static final String OFFSETS = "offsets";

    private final ScriptedSource source = new ScriptedSource();
    private final MemorySuccession succession = new MemorySuccession();
    private final Metrics metrics = new Metrics();
    private final Figures figures = new Figures(metrics, Map.of());
    private final TaskMeter meter = new TaskMeter(figures, true, Map.of());
    private volatile boolean leased = true;
    private final Orders orders = new Orders(TargetState.STARTED, () -> leased);
    private final Comebacks comebacks = new Comebacks();
    private MockProducer<byte[], byte[]> producer = newProducer();

    @Test
    void sendsABatchWithItsOffsetsInOneTransaction() {
        ExactlyOnce delivery = begun(new Boundary.EachBatch());
        send(delivery, 1, 2);
        assertThat(producer.history()).as("before the batch ends").isEmpty();

        delivery.batchEnds();

        assertThat(arrived()).containsExactly("topic value-1", "topic value-2", "offsets {\"position\":2}");
        assertThat(producer.commitCount()).isEqualTo(1);
    }

    @Test
    void tellsTheTaskOfRecordsOnceTheyAreCommitted() {
        ExactlyOnce delivery = begun(new Boundary.EachBatch());
        send(delivery, 1);
        assertThat(source.written).isEmpty();

        delivery.batchEnds();

        assertThat(source.written).hasSize(1);
        assertThat(source.commits).hasValue(1);
        assertThat(figure("transaction-size-max")).isEqualTo(1.0);
    }

    @Test
    void beginsNoTransactionForAPollThatGivesNothing() {
        ExactlyOnce delivery = begun(new Boundary.EachBatch());
        delivery.batchEnds();
        assertThat(producer.transactionInFlight()).isFalse();
        assertThat(producer.commitCount()).isZero();
    }

    @Test
    void keepsATransactionOpenForAsLongAsTheIntervalSays() {
        var now = new HandTime();
        ExactlyOnce delivery = begun(new Boundary.Interval(Duration.ofSeconds(10), now.instant()), now);
        send(delivery, 1);
        delivery.batchEnds();
        assertThat(producer.commitCount()).isZero();

        now.pass(Duration.ofSeconds(11));
        delivery.batchEnds(); // of a poll that gave nothing

        assertThat(arrived()).containsExactly("topic value-1", "offsets {\"position\":1}");
    }

    @Test
    void commitsWhatIsOpenBeforeTheTaskHoldsStillOrEnds() {
        ExactlyOnce delivery = begun(
                new Boundary.Interval(Duration.ofHours(1), Clock.systemUTC().instant()));
        send(delivery, 1);
        delivery.batchEnds();
        delivery.holdStill();
        assertThat(producer.commitCount()).isEqualTo(1);

        send(delivery, 2);
        delivery.batchEnds();
        delivery.finish(Duration.ofSeconds(1));

        assertThat(producer.commitCount()).isEqualTo(2);
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void throwsAwayABatchThatIsNotWholeWhenTheTaskEnds() {
        ExactlyOnce delivery = begun(new Boundary.EachBatch());
        send(delivery, 1);
        delivery.finish(Duration.ofSeconds(1));
        assertThat(producer.history()).isEmpty();
        assertThat(producer.transactionAborted()).isTrue();
    }

    @Test
    void commitsAfterTheRecordThatTheTaskNames() {
        var own = new OwnBoundary();
        ExactlyOnce delivery = begun(own);
        SourceRecord second = source.record("topic", 2);
        own.commitTransaction(second);
        send(delivery, 1);
        delivery.send(second, out(2));
        send(delivery, 3);
        delivery.batchEnds();

        assertThat(arrived()).containsExactly("topic value-1", "topic value-2", "offsets {\"position\":2}");
        assertThat(producer.transactionInFlight()).isTrue();
    }

    @Test
    void commitsAfterARecordThatIsDroppedToo() {
        var own = new OwnBoundary();
        ExactlyOnce delivery = begun(own);
        SourceRecord second = source.record("topic", 2);
        own.commitTransaction(second);
        send(delivery, 1);
        delivery.dropped(second);
        assertThat(arrived()).containsExactly("topic value-1", "offsets {\"position\":1}");
    }

    @Test
    void storesTheOffsetsOfAnAbortedTransactionAlone() {
        var own = new OwnBoundary();
        ExactlyOnce delivery = begun(own);
        own.abortTransaction();
        send(delivery, 1, 2);
        delivery.batchEnds();

        assertThat(arrived()).containsExactly("offsets {\"position\":2}");
        assertThat(source.notWritten).hasSize(2);
        assertThat(source.written).isEmpty();
    }

    @Test
    void goesOnBehindAnAbortedTransactionWhoseRecordsWereNotAllSent() {
        producer = new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void abortTransaction() {
                boolean more = true;
                while (more) more = errorNext(new TransactionAbortedException());
                super.abortTransaction();
            }
        };
        var own = new OwnBoundary();
        ExactlyOnce delivery = begun(own);
        own.abortTransaction();
        send(delivery, 1, 2);
        delivery.batchEnds();

        own.commitTransaction();
        send(delivery, 3);
        delivery.batchEnds();

        assertThat(arrived()).containsExactly("offsets {\"position\":2}", "topic value-3", "offsets {\"position\":3}");
    }

    @Test
    void leavesATransactionOpenThatTheTaskHasNotEnded() {
        ExactlyOnce delivery = begun(new OwnBoundary());
        send(delivery, 1);
        delivery.batchEnds();
        delivery.holdStill();
        assertThat(producer.commitCount()).isZero();

        delivery.finish(Duration.ofSeconds(1));

        assertThat(producer.transactionAborted()).isTrue();
    }

    @Test
    void refusesToBothCommitAndAbort() {
        var own = new OwnBoundary();
        own.commitTransaction();
        assertThatThrownBy(own::abortTransaction).isInstanceOf(ConnectException.class);
    }

    @Test
    void shutsOutEarlierTasksAndItsPredecessorBeforeItLooksWhetherItIsWanted() {
        assertThat(delivery(new Boundary.EachBatch(), Clock.systemUTC()).begin())
                .isTrue();
        assertThat(producer.transactionInitialized()).isTrue();
        assertThat(succession.asked).containsExactly("shut out", "standing");
    }

    @Test
    void doesNotBeginOnceTheTaskWasConfiguredAnew() {
        succession.standing(false, 1);
        assertThat(delivery(new Boundary.EachBatch(), Clock.systemUTC()).begin())
                .isFalse();
    }

    @Test
    void doesNotBeginOnceItIsToldToStop() {
        producer.initTransactionException = new org.apache.kafka.common.errors.TimeoutException("no coordinator");
        orders.stop();
        assertThat(delivery(new Boundary.EachBatch(), Clock.systemUTC()).begin())
                .isFalse();
    }

    @Test
    void failsIfEarlierTasksCannotBeShutOut() {
        succession.answerShutOutWith(CompletableFuture.failedFuture(new ConnectException("not allowed")));
        assertThatThrownBy(() ->
                        delivery(new Boundary.EachBatch(), Clock.systemUTC()).begin())
                .isInstanceOf(TaskFailed.class)
                .hasMessageContaining("not allowed");
        assertThat(producer.transactionInitialized()).isFalse();
    }

    @Test
    void saysWhatToAllowIfItMayNotUseItsTransactionalId() {
        producer.initTransactionException = new TransactionalIdAuthorizationException("denied");
        assertThatThrownBy(() ->
                        delivery(new Boundary.EachBatch(), Clock.systemUTC()).begin())
                .isInstanceOf(TaskFailed.class)
                .hasMessageContaining("transactional id group-orders-0")
                .hasMessageContaining("WRITE and DESCRIBE");
    }

    @Test
    void failsIfATransactionCannotBeCommitted() {
        ExactlyOnce delivery = begun(new Boundary.EachBatch());
        send(delivery, 1);
        producer.commitTransactionException = new KafkaException("lost", new TopicAuthorizationException("denied"));
        assertThatThrownBy(delivery::batchEnds)
                .isInstanceOf(TaskFailed.class)
                .hasMessageContaining("commit a transaction of 1 records")
                .hasMessageContaining("in topic offsets");
        assertThat(source.written).isEmpty();
    }

    @Test
    void beginsAgainIfItWasShutOutThoughItIsWanted() {
        ExactlyOnce delivery = begun(new Boundary.EachBatch());
        send(delivery, 1);
        producer.commitTransactionException = new InvalidTxnStateException("ended by the brokers");
        assertThatThrownBy(delivery::batchEnds).isInstanceOf(Orders.Stopped.class);
        assertThat(source.written).isEmpty();
    }

    @Test
    void failsIfItIsShutOutAgainAndAgainBeforeAnythingArrived() {
        for (int life = 1; life <= 3; life++) shutOutInNewLife().isInstanceOf(Orders.Stopped.class);
        shutOutInNewLife().isInstanceOf(TaskFailed.class).hasMessageContaining("another producer of that id");
        shutOutInNewLife().isInstanceOf(Orders.Stopped.class); // restarted by hand, it is as patient as before
    }

    @Test
    void beginsAgainHoweverOftenItIsShutOutIfItGotOnBetween() {
        for (int life = 1; life <= 10; life++) {
            producer = newProducer();
            ExactlyOnce delivery = begun(new Boundary.EachBatch());
            send(delivery, life);
            delivery.batchEnds();
            shutOut(delivery).isInstanceOf(Orders.Stopped.class);
        }
        assertThat(source.written).hasSize(10);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> shutOutInNewLife() {
        producer = newProducer();
        return shutOut(begun(new Boundary.EachBatch()));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> shutOut(ExactlyOnce delivery) {
        send(delivery, 100);
        producer.commitTransactionException = new ProducerFencedException("fenced");
        return assertThatThrownBy(delivery::batchEnds);
    }

    @Test
    void endsQuietlyIfItWasShutOutForANewSetOfTasks() {
        ExactlyOnce delivery = begun(new Boundary.EachBatch());
        send(delivery, 1);
        succession.standing(true, 2);
        producer.commitTransactionException = new ProducerFencedException("fenced");
        assertThatThrownBy(delivery::batchEnds).isInstanceOf(Orders.Stopped.class);
        assertThat(source.written).isEmpty();
    }

    @Test
    void leavesItsSuccessorsAloneWhenItsWorkerWasReplaced() {
        ExactlyOnce delivery = begun(
                new Boundary.Interval(Duration.ofHours(1), Clock.systemUTC().instant()));
        send(delivery, 1);
        delivery.batchEnds();
        leased = false;

        delivery.finish(Duration.ofSeconds(1));

        assertThat(producer.commitCount()).isZero();
        assertThat(producer.closed()).isTrue();
    }

    private static MockProducer<byte[], byte[]> newProducer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private ExactlyOnce begun(Boundary boundary) {
        return begun(boundary, Clock.systemUTC());
    }

    private ExactlyOnce begun(Boundary boundary, Clock clock) {
        ExactlyOnce delivery = delivery(boundary, clock);
        assertThat(delivery.begin()).isTrue();
        return delivery;
    }

    private ExactlyOnce delivery(Boundary boundary, Clock clock) {
        OnDemand<Producer<byte[], byte[]>> made = new OnDemand<>(() -> producer, Producer::close);
        var persistence = new Persistence(orders);
        return new ExactlyOnce(
                new Accession(SPEC, succession, comebacks, made::get, orders),
                new Transactions("orders", made, new WorkersOffsets(new MemoryOffsets(), OFFSETS), persistence),
                boundary,
                new TopicGate(TopicCreation.BY_BROKER, topic -> {}, TopicUses.UNTRACKED, persistence),
                new SourceAcks(source, new SourceMeter(figures, meter), new LogContext(TASK, Thread.currentThread())),
                new TransactionTroubles("group-orders-0", OFFSETS),
                new ExactlyOnce.Meters(meter, new TransactionMeter(figures)),
                orders,
                clock);
    }

    private void send(ExactlyOnce delivery, long... positions) {
        for (long position : positions) delivery.send(source.record("topic", position), out(position));
    }

    private static ProducerRecord<byte[], byte[]> out(long position) {
        return new ProducerRecord<>("topic", ("value-" + position).getBytes(UTF_8));
    }

    /** What a reader of committed records sees. */
    private List<String> arrived() {
        return producer.history().stream()
                .map(record -> record.topic() + " " + new String(record.value(), UTF_8))
                .toList();
    }

    private Object figure(String name) {
        return metrics.metric(metrics.metricName(name, "source-task-metrics")).metricValue();
    }
}
