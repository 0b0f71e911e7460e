package io.sluice.connect.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.membership.solo.SoloMembership;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.Fencing;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.store.local.MemoryConfigStore;
import io.sluice.connect.store.local.MemoryOffsetStore;
import io.sluice.connect.store.local.MemoryStatusStore;
import io.sluice.connect.task.Succession;
import io.sluice.connect.task.Succession.Standing;
import io.sluice.connect.task.TaskSpec;
import io.sluice.connect.worker.ProducerFence;
import io.sluice.connect.worker.offsets.ConnectorOffsets;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rounds of fencing as the leader makes them; the log is written as the owner of the connector would. */
@Timeout(60)
class FencingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NAME = "orders";
    private static final Map<String, String> CONFIG = Map.of("name", NAME);

    private final MemoryConfigStore configs = new MemoryConfigStore();
    private final MemoryStatusStore statuses = new MemoryStatusStore();
    private final SoloMembership membership = new SoloMembership(URI.create("http://127.0.0.1:8083/"));
    private final RecordingFence fence = new RecordingFence();
    private final ControlLoop loop = new ControlLoop(
            new ControlLoop.Traits("127.0.0.1:8083", SessionKeys.NONE, true),
            new Surroundings(
                    configs,
                    statuses,
                    membership,
                    new NoPeers(),
                    new NoCheck(),
                    new ConnectorOffsets(null, config -> config, OffsetHomes.in(new MemoryOffsetStore()), Map.of()),
                    fence),
            Clock.systemUTC());
    private final ControlPlane control = loop.plane();
    private final Succession succession = loop.succession();

    @BeforeEach
    void start() throws Exception {
        loop.start(new FakeWorker(loop.workerListener()));
        configs.start(loop.configListener((namespace, level) -> {}));
        membership.start(loop.groupListener());
        await().atMost(LIMIT).until(() -> control.view().ready());
        configs.putConnector(NAME, CONFIG, Optional.of(TargetState.PAUSED)).join(); // so that nobody asks it for tasks
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void shutsOutAsManyAsTheLastRoundHasLetIn() {
        commit("a", "b", "c");
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);
        assertThat(fence.rounds).as("nobody was there before").isEmpty();

        commit("d");
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);

        assertThat(fence.rounds).containsExactly("orders 3");
        assertThat(last().covers(1)).isTrue();
    }

    @Test
    void makesOneRoundForAllTasksThatAsk() {
        commit("a", "b");
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);
        commit("c", "d");
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) asked.add(control.fence(NAME));
        assertThat(CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)))
                .succeedsWithin(LIMIT);
        assertThat(fence.rounds).containsExactly("orders 2");
        assertThat(last().rounds()).isEqualTo(2);
    }

    @Test
    void leavesItToTheOnlyTaskToShutOutTheOnlyOneBeforeIt() {
        commit("a");
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);
        commit("b");
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);
        assertThat(fence.rounds).isEmpty();
        assertThat(last().covers(1)).isTrue();
    }

    @Test
    void notesNoRoundThatFailed() {
        commit("a", "b");
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);
        commit("c", "d");
        fence.failure = new ConnectException("not allowed");
        assertThat(control.fence(NAME)).failsWithin(LIMIT);
        assertThat(last().current()).isFalse();

        fence.failure = null;
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);
        assertThat(last().current()).isTrue();
    }

    @Test
    void shutsOutEverybodyBeforeOffsetsAreChanged() {
        commit("a", "b");
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);
        configs.putTasks(NAME, List.of()).join();
        configs.putTarget(NAME, TargetState.STOPPED).join();
        await().atMost(LIMIT).until(() -> statuses.tasks(NAME).isEmpty());
        fence.failure = new ConnectException("not allowed");
        assertThat(control.resetOffsets(NAME))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withMessageContaining("not allowed");
        assertThat(fence.rounds).containsExactly("orders 2");
    }

    @Test
    void asksForNoRoundThatWasMade() {
        commit("a", "b");
        assertThat(succession.shutOutEarlierTasks(NAME)).succeedsWithin(LIMIT);
        int rounds = last().rounds();
        assertThat(succession.shutOutEarlierTasks(NAME)).succeedsWithin(LIMIT);
        assertThat(last().rounds()).isEqualTo(rounds);
    }

    @Test
    void asksAgainLaterWhereTheConnectorIsUnknownSoFar() {
        assertThat(succession.shutOutEarlierTasks("unknown"))
                .failsWithin(LIMIT)
                .withThrowableThat()
                .withCauseInstanceOf(RetriableException.class);
    }

    @Test
    void tellsATaskWhetherItIsStillWantedAsItIs() {
        commit("a", "b");
        TaskSpec task = spec("a");
        assertThat(succession.standing(task)).isCompletedWithValue(new Standing(true, 0));
        assertThat(control.fence(NAME)).succeedsWithin(LIMIT);
        assertThat(succession.standing(task)).isCompletedWithValue(new Standing(true, 1));
        commit("c", "b");
        assertThat(succession.standing(task)).isCompletedWithValue(new Standing(false, 1));
    }

    private static TaskSpec spec(String work) {
        return new TaskSpec(new TaskId(NAME, 0), CONFIG, Map.of("work", work), TargetState.STARTED);
    }

    private void commit(String... work) {
        List<Map<String, String>> tasks = new ArrayList<>();
        for (String one : work) tasks.add(Map.of("work", one));
        configs.putTasks(NAME, tasks).join();
    }

    private Fencing last() {
        ClusterSnapshot snapshot = configs.snapshot();
        assertThat(snapshot.connector(NAME)).map(ConnectorSpec::name).contains(NAME);
        return snapshot.fencing(NAME);
    }

    private static final class RecordingFence implements ProducerFence {
        private final List<String> rounds = new CopyOnWriteArrayList<>();
        private volatile RuntimeException failure; // set by the test, read by the control thread

        @Override
        public CompletableFuture<Void> shutOut(ConnectorSpec connector, int tasks) {
            rounds.add(connector.name() + " " + tasks);
            return failure == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure);
        }
    }

    private static final class NoPeers implements Peers {
        @Override
        public CompletableFuture<Void> putTasks(URI leader, String connector, List<Map<String, String>> tasks) {
            return fence(leader, connector);
        }

        @Override
        public CompletableFuture<Void> fence(URI leader, String connector) {
            return CompletableFuture.failedFuture(new IllegalStateException("A worker on its own has no peers"));
        }
    }

    private static final class NoCheck implements ConnectorCheck {
        @Override
        public CompletableFuture<Void> check(String connector, Map<String, String> config) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Optional<String> underWay(String connector) {
            return Optional.empty();
        }
    }
}
