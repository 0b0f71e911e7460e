package io.sluice.connect.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.membership.solo.SoloMembership;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.store.local.MemoryConfigStore;
import io.sluice.connect.store.local.MemoryOffsetStore;
import io.sluice.connect.store.local.MemoryStatusStore;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The control plane as its callers see it: a worker on its own, with stores in memory and plugins that do as told. */
@Timeout(60)
class ControlLoopTest {
    private static final URI URL = URI.create("http://127.0.0.1:8083/");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final MemoryConfigStore configs = new MemoryConfigStore();
    private final MemoryStatusStore statuses = new MemoryStatusStore();
    private final SoloMembership membership = new SoloMembership(URL);
    private final ControlLoop loop = new ControlLoop(
            new ControlLoop.Traits("127.0.0.1:8083", SessionKeys.NONE, true),
            new Surroundings(
                    configs, statuses, membership, new NoPeers(), new Check(), offsets(), ProducerFence.NOBODY_OUTSIDE),
            Clock.systemUTC());
    private final FakeWorker worker = new FakeWorker(loop.workerListener());
    private final ControlPlane control = loop.plane();

    @BeforeEach
    void start() {
        loop.start(worker);
        configs.start(loop.configListener((namespace, level) -> {}));
        membership.start(loop.groupListener());
        await().atMost(LIMIT).until(() -> control.view().ready());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void runsACreatedConnectorAndItsTasks() throws Exception {
        ControlPlane.Written written = create("orders", Map.of("tasks.max", "2"));

        assertThat(written.created()).isTrue();
        assertThat(written.connector().tasks().size()).isEqualTo(2);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(worker.tasks())
                .containsExactlyInAnyOrder(new TaskId("orders", 0), new TaskId("orders", 1)));
        assertThat(statuses.connector("orders").orElseThrow().state()).isEqualTo(UnitState.RUNNING);
    }

    @Test
    void grantsANameToOneOfManyThatWantItAtOnce() {
        List<CompletableFuture<ControlPlane.Written>> attempts = new ArrayList<>();
        for (int i = 0; i < 20; i++)
            attempts.add(control.putConnector("orders", config("orders", Map.of()), Optional.empty(), false));

        CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new))
                .exceptionally(e -> null)
                .join();

        assertThat(attempts.stream().filter(a -> !a.isCompletedExceptionally())).hasSize(1);
        assertThat(attempts.stream().filter(CompletableFuture::isCompletedExceptionally))
                .allSatisfy(a -> assertThat(refusalOf(a)).isInstanceOf(Refusal.AlreadyExists.class));
    }

    @Test
    void writesNothingThatTheCheckRefuses() {
        CompletableFuture<?> refused =
                control.putConnector("orders", config("orders", Map.of("bad", "yes")), Optional.empty(), false);

        assertThat(refusalOf(refused)).isInstanceOf(Refusal.InvalidConfig.class);
        assertThat(configs.snapshot().connectors()).isEmpty();
    }

    @Test
    void showsAViewNoOlderThanTheAnswer() throws Exception {
        for (int i = 0; i < 50; i++) {
            create("orders-" + i, Map.of());
            assertThat(control.view().snapshot().connectors()).containsKey("orders-" + i);
            get(control.removeConnector("orders-" + i));
            assertThat(control.view().snapshot().connectors()).doesNotContainKey("orders-" + i);
        }
    }

    @Test
    void answersAPingWhenTheViewShowsWhatWasHeardBefore() {
        for (int i = 0; i < 200; i++) {
            loop.groupListener().lost("round " + i);
            assertThat(isOutsideAfterPing()).isTrue();
            loop.groupListener()
                    .joined(new Joined(i + 10, "me", true, URL, 0, Assignment.NONE, Assignment.NONE, Duration.ZERO));
            assertThat(isOutsideAfterPing()).isFalse();
        }
    }

    private boolean isOutsideAfterPing() {
        return control.ping()
                .thenApply(answered -> control.view().rebalancing())
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Test
    void restartsTheConnectorWithAnEditedConfiguration() throws Exception {
        create("orders", Map.of());

        get(control.patchConnector("orders", Map.of("color", "blue")));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(worker.config("orders")).containsEntry("color", "blue"));
    }

    @Test
    void takesAwayTheTasksOfAStoppedConnectorAndGivesThemBack() throws Exception {
        create("orders", Map.of("tasks.max", "2"));
        get(control.setTarget("orders", TargetState.STOPPED));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(worker.tasks()).isEmpty());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(statuses.tasks("orders")).isEmpty());

        get(control.setTarget("orders", TargetState.STARTED));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(worker.tasks()).hasSize(2));
    }

    @Test
    void leavesNothingOfADeletedConnector() throws Exception {
        create("orders", Map.of());

        get(control.removeConnector("orders"));

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(worker.connectors()).isEmpty();
            assertThat(worker.tasks()).isEmpty();
            assertThat(statuses.connector("orders")).isEmpty();
            assertThat(statuses.tasks("orders")).isEmpty();
        });
    }

    @Test
    void answersARestartWhenTheTaskIsBack() throws Exception {
        create("orders", Map.of());
        TaskId task = new TaskId("orders", 0);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(worker.tasks()).contains(task));

        get(control.restartTask(task));

        assertThat(statuses.task(task).orElseThrow().state()).isEqualTo(UnitState.RUNNING);
    }

    @Test
    void plansARestartOfWhatFailedOnly() throws Exception {
        create("orders", Map.of("tasks.max", "2"));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(statuses.tasks("orders")).hasSize(2));

        ControlPlane.RestartPlan plan = get(control.restart(new RestartRequest("orders", true, true)));

        assertThat(plan.connector()).isFalse();
        assertThat(plan.tasks()).isEmpty();
    }

    @Test
    void refusesWhatConcernsNoConnectorOrTask() throws Exception {
        create("orders", Map.of());

        assertThat(refusalOf(control.removeConnector("none"))).isInstanceOf(Refusal.UnknownConnector.class);
        assertThat(refusalOf(control.restartConnector("none"))).isInstanceOf(Refusal.UnknownConnector.class);
        assertThat(refusalOf(control.setTarget("none", TargetState.PAUSED)))
                .isInstanceOf(Refusal.UnknownConnector.class);
        assertThat(refusalOf(control.restartTask(new TaskId("orders", 9)))).isInstanceOf(Refusal.UnknownTask.class);
        assertThat(refusalOf(control.alterOffsets("orders", Map.of()))).isInstanceOf(Refusal.NotStopped.class);
    }

    @Test
    void aConnectorThatNeverStartsHoldsUpNobodyElse() throws Exception {
        worker.stick("stuck");
        CompletableFuture<?> stuck = control.putConnector("stuck", config("stuck", Map.of()), Optional.empty(), false);

        create("orders", Map.of());

        await().atMost(LIMIT).untilAsserted(() -> assertThat(worker.tasks()).contains(new TaskId("orders", 0)));
        assertThat(stuck).isNotDone();
        assertThat(control.underWay("stuck"))
                .hasValueSatisfying(stage -> assertThat(stage).contains("starting"));
    }

    @Test
    void stopsEverythingThatRunsWhenDrained() throws Exception {
        create("orders", Map.of("tasks.max", "2"));

        loop.drain(LIMIT);

        assertThat(worker.connectors()).isEmpty();
        assertThat(worker.tasks()).isEmpty();
        assertThat(statuses.connector("orders").orElseThrow().state()).isEqualTo(UnitState.UNASSIGNED);
    }

    private ControlPlane.Written create(String name, Map<String, String> more) throws Exception {
        return get(control.putConnector(name, config(name, more), Optional.empty(), false));
    }

    private static Map<String, String> config(String name, Map<String, String> more) {
        Map<String, String> config = new java.util.HashMap<>(more);
        config.put("name", name);
        return config;
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static Throwable refusalOf(CompletableFuture<?> future) {
        Throwable[] cause = new Throwable[1];
        assertThatThrownBy(() -> get(future))
                .isInstanceOf(ExecutionException.class)
                .satisfies(e -> cause[0] = e.getCause());
        return cause[0];
    }

    private static ConnectorOffsets offsets() {
        return new ConnectorOffsets(null, config -> config, OffsetHomes.in(new MemoryOffsetStore()), Map.of());
    }

    private static final class Check implements ConnectorCheck {
        @Override
        public CompletableFuture<Void> check(String connector, Map<String, String> config) {
            return config.containsKey("bad")
                    ? CompletableFuture.failedFuture(new Refusal.InvalidConfig("bad is not allowed"))
                    : CompletableFuture.completedFuture(null);
        }

        @Override
        public Optional<String> underWay(String connector) {
            return Optional.empty();
        }
    }

    private static final class NoPeers implements Peers {
        @Override
        public CompletableFuture<Void> putTasks(URI leader, String connector, List<Map<String, String>> configs) {
            return CompletableFuture.failedFuture(new IllegalStateException("A worker on its own has no peers"));
        }

        @Override
        public CompletableFuture<Void> fence(URI leader, String connector) {
            return putTasks(leader, connector, List.of());
        }
    }
}
