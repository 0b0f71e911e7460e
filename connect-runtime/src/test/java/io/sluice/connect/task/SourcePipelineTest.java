package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.config.ErrorSettings;
import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.metrics.SourceMeter;
import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourcePipelineTest {
    private static final Map<String, String> STREAM = Map.of("stream", "s");

    private final ScriptedSource task = new ScriptedSource();
    private final Metrics metrics = new Metrics();
    private final Figures figures = new Figures(metrics, Map.of());
    private final TaskMeter taskMeter = new TaskMeter(figures, true, Map.of());
    private final SourceMeter meter = new SourceMeter(figures, taskMeter);
    private final AtomicInteger made = new AtomicInteger();
    private volatile boolean leased = true;
    private final Orders orders = new Orders(TargetState.STARTED, () -> leased);
    private final MemoryOffsets store = new MemoryOffsets();
    private final OffsetTracker tracker = new OffsetTracker();
    private final OffsetCommits commits = new OffsetCommits(
            "orders", tracker, store, Duration.ofSeconds(5), () -> leased, Clock.systemUTC(), taskMeter);
    private final List<RecordFailure<SourceRecord>> givenUp = new CopyOnWriteArrayList<>();
    private final AtomicReference<Pipeline> pipeline = new AtomicReference<>();
    private final List<Stage<? super SourceDraft>> transforms = new ArrayList<>();
    private MockProducer<byte[], byte[]> producer = producer(true);
    private ErrorSettings tolerance =
            new ErrorSettings(Optional.of(Duration.ZERO), Duration.ofMillis(1), false, false, false, Optional.empty());

    @AfterEach
    void stop() {
        orders.cancel();
    }

    @Test
    void sendsWhatIsPolledAndStoresTheOffsetAtTheEnd() throws Exception {
        task.gives(1, 2).gives(3);
        Running running = run();
        await().until(() -> task.written.size() == 3);

        orders.stop();

        assertThat(running.awaitEnd()).isNull();
        assertThat(values()).containsExactly("value-1", "value-2", "value-3");
        assertThat(store.all()).isEqualTo(Map.of(STREAM, Map.of("position", 3L)));
        assertThat(task.calls).containsExactly("start", "stop");
        assertThat(task.commits).hasPositiveValue();
        assertThat(metrics.metric(metrics.metricName("source-record-write-total", "source-task-metrics"))
                        .metricValue())
                .isEqualTo(3.0);
    }

    @Test
    void makesNoProducerBeforeThereIsSomethingToSend() throws Exception {
        Running running = run();
        await().until(() -> running.states.contains("running"));
        assertThat(made.get()).isZero();

        task.gives(1).gives(2);
        await().until(() -> task.written.size() == 2);

        assertThat(made.get()).isEqualTo(1);
    }

    @Test
    void makesNoProducerAfterItWasGivenUp() throws Exception {
        Running running = run();
        await().until(() -> running.states.contains("running"));

        pipeline.get().fence();
        task.gives(1);

        assertThat(running.awaitEnd()).hasMessageContaining("given up");
        assertThat(made.get()).isZero();
    }

    @Test
    void storesNoOffsetOfWhatIsNotAcknowledged() throws Exception {
        producer = producer(false);
        task.gives(1, 2, 3);
        Running running = run();
        await().until(() -> producer.history().size() == 3);

        producer.completeNext();
        commits.tick();
        assertThat(store.all()).isEqualTo(Map.of(STREAM, Map.of("position", 1L)));

        orders.stop();
        assertThat(running.awaitEnd()).isNull();
        assertThat(store.all()).isEqualTo(Map.of(STREAM, Map.of("position", 1L)));
    }

    @Test
    void sendsAndStoresNothingWhileItsWorkerMayHaveBeenReplaced() {
        run();
        await().until(() -> task.calls.contains("start"));
        leased = false;
        task.gives(1, 2);
        await().until(task.polls::isEmpty);
        commits.tick();
        assertThat(producer.history()).isEmpty();

        leased = true;

        await().until(() -> task.written.size() == 2);
        assertThat(values()).containsExactly("value-1", "value-2");
    }

    @Test
    void storesNothingAtTheEndIfItsWorkerMayHaveBeenReplaced() throws Exception {
        task.gives(1, 2);
        Running running = run();
        await().until(() -> task.written.size() == 2);

        leased = false;
        orders.stop();

        assertThat(running.awaitEnd()).isNull();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void tellsTheTaskOfCommitsBetweenPolls() {
        task.gives(1);
        Running running = run();
        await().until(() -> task.written.size() == 1);

        commits.tick();

        await().until(() -> task.commits.get() == 1);
        assertThat(running.isOver()).isFalse();
    }

    @Test
    void failsWithNothingSkippedWhenARecordIsLost() throws Exception {
        producer = producer(false);
        task.gives(1, 2);
        Running running = run();
        await().until(() -> producer.history().size() == 2);

        producer.errorNext(new RecordTooLargeException("too large"));
        producer.completeNext();

        assertThat(running.awaitEnd())
                .isInstanceOf(TaskFailed.class)
                .hasMessageContaining("Producer for topic topic failed on the source record of partition {stream=s}")
                .hasMessageContaining("RecordTooLargeException: too large");
        assertThat(store.all()).isEmpty();
        assertThat(task.calls).endsWith("stop");
    }

    @Test
    void skipsALostRecordIfThatIsTolerated() throws Exception {
        tolerance = new ErrorSettings(
                Optional.of(Duration.ZERO), Duration.ofMillis(1), true, false, false, Optional.empty());
        producer = producer(false);
        task.gives(1, 2);
        Running running = run();
        await().until(() -> producer.history().size() == 2);

        producer.errorNext(new RecordTooLargeException("too large"));
        producer.completeNext();
        orders.stop();

        assertThat(running.awaitEnd()).isNull();
        assertThat(givenUp).hasSize(1);
        assertThat(task.notWritten).hasSize(1);
        assertThat(store.all()).isEqualTo(Map.of(STREAM, Map.of("position", 2L)));
    }

    @Test
    void sendsAgainWhatTheProducerCouldNotTakeForNow() throws Exception {
        producer.sendException = new TimeoutException("buffer full");
        task.gives(1);
        Running running = run();
        await().until(() -> task.polls.isEmpty());

        producer.sendException = null;

        await().until(() -> task.written.size() == 1);
        orders.stop();
        assertThat(running.awaitEnd()).isNull();
        assertThat(values()).containsExactly("value-1");
    }

    @Test
    void stopsWhileTheProducerTakesNothing() throws Exception {
        producer.sendException = new TimeoutException("buffer full");
        task.gives(1);
        Running running = run();
        await().until(() -> task.polls.isEmpty());

        orders.stop();

        assertThat(running.awaitEnd()).isNull();
        assertThat(store.all()).isEmpty();
        assertThat(task.calls).endsWith("stop");
    }

    @Test
    void pollsAgainWhenTheTaskAsksForIt() {
        task.fails(new RetriableException("not now")).gives(1);
        run();

        await().until(() -> task.written.size() == 1);
    }

    @Test
    void namesTheTaskThatFailedInPoll() throws Exception {
        task.fails(new IllegalStateException("no database"));

        assertThat(run().awaitEnd())
                .isInstanceOf(TaskFailed.class)
                .hasMessage("Source task io.sluice.connect.task.ScriptedSource failed in poll:"
                        + " IllegalStateException: no database");
    }

    @Test
    void endsWithTheErrorOfAPlugin() throws Exception {
        task.polls.add(() -> {
            throw new StackOverflowError("deep");
        });

        assertThat(run().awaitEnd()).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(task.calls).endsWith("stop");
    }

    @Test
    void droppedRecordsMoveNoOffset() throws Exception {
        transforms.add(dropping());
        task.gives(1, 2);
        Running running = run();
        await().until(() -> task.notWritten.size() == 2);

        orders.stop();

        assertThat(running.awaitEnd()).isNull();
        assertThat(producer.history()).isEmpty();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void refusesARecordWithoutTopic() throws Exception {
        task.gives(task.record(null, 1));

        assertThat(run().awaitEnd()).hasCauseInstanceOf(DataException.class).hasMessageContaining("names no topic");
    }

    @Test
    void holdsStillWhilePaused() throws Exception {
        Running running = run();
        await().until(() -> running.states.contains("running"));
        orders.target(TargetState.PAUSED);
        await().until(() -> running.states.contains("paused"));

        task.gives(1);
        assertThat(task.polls).hasSize(1);
        orders.target(TargetState.STARTED);

        await().until(() -> task.written.size() == 1);
        assertThat(running.states).containsExactly("running", "paused", "running");
    }

    @Test
    void keepsOffsetsOfAFailedWriteForTheNextOne() throws Exception {
        store.failWrites(new IllegalStateException("no broker"));
        task.gives(1);
        Running running = run();
        await().until(() -> task.written.size() == 1);
        commits.tick();
        assertThat(store.all()).isEmpty();

        store.failWrites(null);
        orders.stop();

        assertThat(running.awaitEnd()).isNull();
        assertThat(store.all()).isEqualTo(Map.of(STREAM, Map.of("position", 1L)));
    }

    @Test
    void storesNothingAfterItWasGivenUp() throws Exception {
        task.gives(1);
        Running running = run();
        await().until(() -> task.written.size() == 1);

        orders.cancel();
        pipeline.get().fence();

        running.awaitEnd();
        assertThat(producer.closed()).isTrue();
        commits.tick();
        commits.finish(Duration.ZERO);
        assertThat(store.all()).isEmpty();
    }

    private Running run() {
        return new Running(() -> {
            Tolerance<SourceRecord> tolerant = new Tolerance<>(
                    tolerance,
                    List.of((failure, skipped) -> {
                        givenUp.add(failure);
                        return java.util.concurrent.CompletableFuture.completedFuture(null);
                    }),
                    new ErrorMeter(figures),
                    orders,
                    Clock.systemUTC());
            OnDemand<Producer<byte[], byte[]>> onDemand = new OnDemand<>(
                    () -> {
                        made.incrementAndGet();
                        return producer;
                    },
                    Producer::close);
            List<Stage<? super SourceDraft>> stages = new ArrayList<>(transforms);
            stages.addAll(SourceDraft.conversions(converters()));
            AtLeastOnce delivery = new AtLeastOnce(
                    onDemand,
                    tracker,
                    commits,
                    TopicCreation.BY_BROKER,
                    TopicUses.UNTRACKED,
                    new SourceAcks(task, meter, new LogContext(new TaskId("orders", 0), Thread.currentThread())),
                    tolerant,
                    orders);
            SourceContext context =
                    new SourceContext(Map.of(), StoredOffsets.forTask("orders", store), figures.pluginMeters(), null);
            pipeline.set(new SourcePipeline(
                    task,
                    context,
                    new RecordChain<>(SourceDraft::new, stages, tolerant),
                    delivery,
                    meter,
                    orders,
                    Duration.ofSeconds(2)));
            return pipeline.get();
        });
    }

    private List<String> values() {
        return producer.history().stream()
                .map(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ConverterSet converters() {
        StringConverter text = new StringConverter();
        text.configure(Map.of(), false);
        return new ConverterSet(text, text, new SimpleHeaderConverter());
    }

    private static Stage<SourceDraft> dropping() {
        return new Stage<>() {
            @Override
            public boolean run(SourceDraft draft) {
                return false;
            }

            @Override
            public StageKind kind() {
                return StageKind.TRANSFORMATION;
            }

            @Override
            public Class<?> plugin() {
                return SourcePipelineTest.class;
            }

            @Override
            public String label() {
                return "Transformation drop";
            }
        };
    }
}
