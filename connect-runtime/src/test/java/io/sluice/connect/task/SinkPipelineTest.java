package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.config.ConnectorSettings;
import io.sluice.connect.config.ErrorSettings;
import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.metrics.SinkMeter;
import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.model.TargetState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.runtime.InternalSinkRecord;
import org.apache.kafka.connect.runtime.WorkerSinkTaskContext;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SinkPipelineTest {
    private static final TopicPartition P0 = new TopicPartition("orders", 0);
    private static final TopicPartition P1 = new TopicPartition("orders", 1);

    private final ScriptedSink task = new ScriptedSink();
    private volatile boolean leased = true;
    private final AtomicInteger looks = new AtomicInteger();
    private final Orders orders = new Orders(TargetState.STARTED, () -> looks.incrementAndGet() > 0 && leased);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<RecordFailure<ConsumerRecord<byte[], byte[]>>> givenUp = new CopyOnWriteArrayList<>();
    private final AtomicReference<Pipeline> pipeline = new AtomicReference<>();
    private final AtomicReference<SinkProgress> progress = new AtomicReference<>();
    private final Metrics metrics = new Metrics();
    private final Figures figures = new Figures(metrics, Map.of());
    private final SinkMeter meter = new SinkMeter(figures, new TaskMeter(figures, false, Map.of()));
    private Duration interval = Duration.ofMillis(20);

    @AfterEach
    void stop() {
        orders.cancel();
        consumer.wakeup();
    }

    @Test
    void deliversAndCommitsWhatWasTaken() throws Exception {
        Running running = run(P0, P1);
        arrive(P0, 0, "a", "b");

        await().until(() -> committed(P0) == 2);
        assertThat(task.values()).containsExactly("a", "b");
        assertThat(committed(P1)).as("start of the partition without records").isZero();

        end(running);
        assertThat(task.calls)
                .containsExactly("start", "open [orders-0, orders-1]", "close [orders-0, orders-1]", "stop");
    }

    @Test
    void commitsTheRestWhenStopped() throws Exception {
        interval = Duration.ofHours(1);
        Running running = run(P0);
        arrive(P0, 0, "a", "b", "c");
        await().until(() -> task.taken.size() == 3);
        AtomicReference<Long> atClose = new AtomicReference<>();
        task.letsGo = offsets -> {
            atClose.set(offsets.get(P0).offset());
            return offsets;
        };

        end(running);

        assertThat(atClose.get()).isEqualTo(3);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void deliversNothingWhileItsWorkerMayHaveBeenReplaced() throws Exception {
        leased = false;
        Running running = run(P0);
        arrive(P0, 0, "a");
        int looksBefore = looks.get();
        await().until(() -> looks.get() > looksBefore + 1);

        end(running);

        assertThat(task.taken).isEmpty();
        assertThat(committed(P0)).isZero();
    }

    @Test
    void givesRecordsThatKnowWhereTheyCameFrom() {
        run(P0);
        arrive(P0, 5, "a");

        await().until(() -> task.taken.size() == 1);
        SinkRecord record = task.taken.get(0);
        assertThat(record).isInstanceOf(InternalSinkRecord.class);
        assertThat(((InternalSinkRecord) record).context().original().offset()).isEqualTo(5);
        assertThat(record.originalKafkaOffset()).isEqualTo(5);
    }

    @Test
    void givesAContextInWhichTheConsumerIsFound() throws Exception {
        run(P0);
        await().until(() -> task.context() != null);

        var field = WorkerSinkTaskContext.class.getDeclaredField("consumer");
        field.setAccessible(true);
        assertThat(field.get(task.context())).isSameAs(consumer);
    }

    @Test
    void deliversARefusedBatchAgainBeforeAnythingElse() {
        task.refusals.add(new RetriableException("later"));
        task.refusals.add(new RetriableException("later still"));
        task.onOpen = context -> context.timeout(1);
        run(P0);
        arrive(P0, 0, "a", "b");
        await().until(() -> task.calls.contains("refused 2"));
        arrive(P0, 2, "c");

        await().until(() -> task.taken.size() == 3);
        assertThat(task.values()).containsExactly("a", "b", "c");
        await().until(() -> committed(P0) == 3);
    }

    @Test
    void dropsFromARefusedBatchWhatBelongsToAnotherOwnerNow() {
        task.refusals.add(new RetriableException("later"));
        run(P0, P1);
        arrive(P0, 0, "a");
        arrive(P1, 0, "z");
        await().until(() -> task.calls.stream().anyMatch(call -> call.startsWith("refused")));

        consumer.schedulePollTask(() -> consumer.rebalance(List.of(P1)));

        await().until(() ->
                task.calls.contains("close [orders-0]") || task.calls.contains("close [orders-0, orders-1]"));
        await().until(() -> task.values().contains("z"));
        assertThat(committed(P0)).isZero();
    }

    @Test
    void commitsNothingThatWasNotDelivered() throws Exception {
        task.letsGo = offsets -> Map.of(P0, new OffsetAndMetadata(100), P1, new OffsetAndMetadata(1));
        Running running = run(P0);
        arrive(P0, 0, "a");
        await().until(() -> task.taken.size() == 1);

        end(running);

        assertThat(progress.get().committed(Set.of(P0))).isEmpty();
        assertThat(running.awaitEnd()).isNull();
    }

    @Test
    void commitsOnlyWhatTheTaskLetsGo() {
        task.letsGo = offsets -> {
            Map<TopicPartition, OffsetAndMetadata> less = new java.util.HashMap<>();
            offsets.forEach(
                    (partition, offset) -> less.put(partition, new OffsetAndMetadata(Math.min(1, offset.offset()))));
            return less;
        };
        run(P0);
        arrive(P0, 0, "a", "b", "c");

        await().until(() -> committed(P0) == 1);
        assertThat(task.taken).hasSize(3);
    }

    @Test
    void commitsWhenTheTaskAsksForIt() {
        interval = Duration.ofHours(1);
        run(P0);
        arrive(P0, 0, "a");
        await().until(() -> task.taken.size() == 1);

        task.context().requestCommit();
        consumer.wakeup();

        await().until(() -> committed(P0) == 1);
    }

    @Test
    void readsAgainFromTheLastCommitWhenTheTaskCannotFlush() {
        AtomicReference<RuntimeException> flush = new AtomicReference<>(new IllegalStateException("disk full"));
        task.letsGo = offsets -> {
            RuntimeException failure = offsets.get(P0).offset() > 0 ? flush.getAndSet(null) : null;
            if (failure != null) {
                throw failure;
            }
            return offsets;
        };
        run(P0);
        arrive(P0, 0, "a");
        await().until(() -> flush.get() == null);
        arrive(P0, 0, "a");

        await().until(() -> task.taken.size() == 2);
        await().until(() -> committed(P0) == 1);
    }

    @Test
    void readsFromWhereTheTaskWants() {
        task.onOpen = context -> context.offset(P0, 7);
        run(P0);
        arrive(P0, 5, "a", "b", "c");

        await().until(() -> task.values().equals(List.of("c")));
    }

    @Test
    void namesTheRecordsThatPutFailedOn() throws Exception {
        task.refusals.add(new IllegalStateException("no table"));
        Running running = run(P0);
        arrive(P0, 3, "a");

        assertThat(running.awaitEnd())
                .isInstanceOf(TaskFailed.class)
                .hasMessage("Sink task io.sluice.connect.task.ScriptedSink failed in put of record orders-0@3:"
                        + " IllegalStateException: no table");
        assertThat(committed(P0)).isZero();
        assertThat(task.calls).endsWith("close [orders-0]", "stop");
    }

    @Test
    void endsWithTheErrorOfAPlugin() throws Exception {
        task.refusals.add(new OutOfMemoryError("plugin"));
        Running running = run(P0);
        arrive(P0, 0, "a");

        assertThat(running.awaitEnd()).hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void failsWhenOpenFails() throws Exception {
        task.onOpen = context -> {
            throw new IllegalStateException("no lock");
        };

        assertThat(run(P0).awaitEnd()).isInstanceOf(TaskFailed.class).hasMessageContaining("failed in open");
    }

    @Test
    void holdsStillWhilePaused() throws Exception {
        Running running = run(P0);
        await().until(() -> running.states.contains("running"));
        orders.target(TargetState.PAUSED);
        pipeline.get().wake();
        await().until(() -> consumer.paused().contains(P0));
        arrive(P0, 0, "a");

        orders.target(TargetState.STARTED);
        pipeline.get().wake();

        await().until(() -> task.values().equals(List.of("a")));
        assertThat(running.states).containsExactly("running", "paused", "running");
    }

    @Test
    void keepsPartitionsPausedThatTheTaskPaused() {
        task.onOpen = context -> context.pause(P0);
        task.refusals.add(new RetriableException("later"));
        run(P0, P1);
        arrive(P0, 0, "a");
        arrive(P1, 0, "z");

        await().until(() -> task.values().equals(List.of("z")));
        assertThat(consumer.paused()).contains(P0);
    }

    @Test
    void commitsNothingAfterItWasGivenUp() throws Exception {
        CountDownLatch flushing = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        List<Map<TopicPartition, OffsetAndMetadata>> asked = new CopyOnWriteArrayList<>();
        task.letsGo = offsets -> {
            asked.add(offsets);
            flushing.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return offsets;
        };
        Running running = run(P0);
        arrive(P0, 0, "a");
        flushing.await();

        orders.cancel();
        pipeline.get().fence();
        leave.countDown();

        running.awaitEnd();
        assertThat(asked).hasSize(1);
        assertThat(progress.get().committed(Set.of(P0)).values())
                .allSatisfy(offset -> assertThat(offset.offset()).isZero());
        assertThat(task.calls).endsWith("stop");
    }

    @Test
    void failsOnARecordThatCannotBeConverted() throws Exception {
        Running running = run(P0);
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>("orders", 0, 9, null, new byte[0]) {
            @Override
            public byte[] value() {
                throw new IllegalStateException("broken bytes");
            }
        }));

        assertThat(running.awaitEnd())
                .isInstanceOf(TaskFailed.class)
                .hasMessage(
                        "Value converter org.apache.kafka.connect.storage.StringConverter failed on record orders-0@9:"
                                + " IllegalStateException: broken bytes");
        assertThat(givenUp).hasSize(1);
    }

    private Running run(TopicPartition... partitions) {
        Map<TopicPartition, Long> starts = new java.util.HashMap<>();
        for (TopicPartition partition : partitions) starts.put(partition, 0L);
        consumer.updateBeginningOffsets(starts);
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(partitions)));
        return new Running(() -> {
            Tolerance<ConsumerRecord<byte[], byte[]>> tolerance = new Tolerance<>(
                    new ErrorSettings(
                            Optional.of(Duration.ZERO), Duration.ofMillis(1), false, false, false, Optional.empty()),
                    List.of((failure, skipped) -> {
                        givenUp.add(failure);
                        return CompletableFuture.completedFuture(null);
                    }),
                    new ErrorMeter(figures),
                    orders,
                    Clock.systemUTC());
            SinkProgress taskProgress = new SinkProgress();
            progress.set(taskProgress);
            SinkCommits commits = new SinkCommits(
                    task,
                    consumer,
                    taskProgress,
                    () -> {},
                    orders,
                    new CommitPace(interval, Duration.ofSeconds(5)),
                    Clock.systemUTC(),
                    meter);
            SinkPartitions sinkPartitions = new SinkPartitions(task, consumer, taskProgress, commits, orders);
            SinkRequests requests = new SinkRequests(Map.of(), sinkPartitions, null, figures.pluginMeters());
            pipeline.set(new SinkPipeline(
                    task,
                    requests,
                    new SinkInput(
                            consumer,
                            sinkPartitions,
                            ConnectorSettings.sink(Map.of("name", "s", "connector.class", "S", "topics", "orders"))),
                    new RecordChain<>(SinkDraft::new, new ArrayList<>(SinkDraft.conversions(converters())), tolerance),
                    taskProgress,
                    commits,
                    TopicUses.UNTRACKED,
                    meter,
                    orders,
                    Duration.ofSeconds(2)));
            return pipeline.get();
        });
    }

    private void arrive(TopicPartition partition, long first, String... values) {
        await().until(() -> consumer.assignment().contains(partition));
        synchronized (consumer) { // its own lock, so that all of them arrive in one poll
            for (int i = 0; i < values.length; i++) {
                consumer.addRecord(new ConsumerRecord<>(
                        partition.topic(),
                        partition.partition(),
                        first + i,
                        null,
                        values[i].getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private long committed(TopicPartition partition) {
        if (consumer.closed()) return 0;
        OffsetAndMetadata offset = consumer.committed(Set.of(partition)).get(partition);
        return offset == null ? 0 : offset.offset();
    }

    private void end(Running running) throws Exception {
        orders.stop();
        pipeline.get().wake();
        assertThat(running.awaitEnd()).isNull();
    }

    private static ConverterSet converters() {
        StringConverter text = new StringConverter();
        text.configure(Map.of(), false);
        return new ConverterSet(text, text, new SimpleHeaderConverter());
    }
}
