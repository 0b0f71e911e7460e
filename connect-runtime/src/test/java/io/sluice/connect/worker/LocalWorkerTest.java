package io.sluice.connect.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.config.PluginSettings;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.task.TaskRun;
import io.sluice.connect.task.TaskSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.metrics.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalWorkerTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofMillis(300);
    private static final TaskId TASK = new TaskId("orders", 0);
    private static final TaskSpec SPEC = new TaskSpec(TASK, Map.of(), Map.of(), TargetState.STARTED);

    private final Reports reports = new Reports();
    private final Metrics metrics = new Metrics();
    private final ScriptedTask task = new ScriptedTask();
    private LocalWorker worker;

    @BeforeEach
    void makeWorker() {
        Plugins plugins =
                Plugins.discover(PluginSettings.classPathOnly(), getClass().getClassLoader());
        ConnectorKit kit = new ConnectorKit(plugins, (name, config) -> config, (user, connector) -> null, metrics);
        worker = new LocalWorker(kit, spec -> task, GRACE, reports, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        ScriptedConnector.release();
        task.end.countDown();
        worker.close();
        metrics.close();
    }

    @Test
    void reportsATaskThatThrowsAsFailedAndItsStopAtOnce() {
        task.failure = new OutOfMemoryError("as if");
        task.end.countDown();
        worker.startTask(SPEC, 1);
        reports.await("orders-0 1 failed java.lang.OutOfMemoryError: as if");

        worker.stopTask(TASK, 1);

        reports.await("orders-0 1 stopped");
    }

    @Test
    void letsATaskEndByItselfWhenStopped() {
        worker.startTask(SPEC, 1);
        reports.await("orders-0 1 STARTED");

        worker.stopTask(TASK, 1);

        reports.await("orders-0 1 stopped");
        assertThat(task.cancelled).isFalse();
    }

    @Test
    void fencesATaskThatDoesNotStopInTimeAndReportsOneEnd() {
        task.deaf = true;
        worker.startTask(SPEC, 1);
        reports.await("orders-0 1 STARTED");

        worker.stopTask(TASK, 1);

        reports.await("orders-0 1 stopped");
        assertThat(task.cancelled).isTrue();
        task.end.countDown();
        assertThat(reports.words).filteredOn(word -> word.endsWith("stopped")).hasSize(1);
    }

    @Test
    void ignoresOrdersForAFormerLife() {
        worker.startTask(SPEC, 2);
        reports.await("orders-0 2 STARTED");

        worker.stopTask(TASK, 1);

        assertThat(reports.words).noneMatch(word -> word.endsWith("stopped"));
    }

    @Test
    void takesAConnectorThroughItsStates() {
        worker.startConnector("orders", 1, ScriptedConnector.config("orders", ""), TargetState.STARTED);
        reports.await("orders 1 STARTED");
        worker.requestTaskConfigs("orders", 1);
        reports.await("orders 1 tasks [{task=0}]");
        worker.targetConnector("orders", 1, TargetState.PAUSED);
        reports.await("orders 1 PAUSED");

        worker.stopConnector("orders", 1);

        reports.await("orders 1 stopped");
    }

    @Test
    void writesReferencesBackWhereTheConnectorPassedOnWhatTheyStandFor() {
        Plugins plugins =
                Plugins.discover(PluginSettings.classPathOnly(), getClass().getClassLoader());
        ConnectorKit kit =
                new ConnectorKit(plugins, (name, config) -> resolved(config), (user, connector) -> null, metrics);
        try (LocalWorker resolving = new LocalWorker(kit, spec -> task, GRACE, reports, Clock.systemUTC())) {
            Map<String, String> config = ScriptedConnector.config("orders", "");
            config.put("password", "${vault:orders}");
            resolving.startConnector("orders", 1, config, TargetState.STARTED);
            resolving.requestTaskConfigs("orders", 1);

            reports.await("orders 1 tasks [{copy=${vault:orders}, task=0}]");
        }
    }

    private static Map<String, String> resolved(Map<String, String> config) {
        Map<String, String> resolved = new java.util.HashMap<>(config);
        resolved.replaceAll((key, value) -> value.equals("${vault:orders}") ? "secret" : value);
        return resolved;
    }

    @Test
    void aConnectorThatBlocksIsNamedAndHoldsUpNobodyElse() {
        worker.startConnector("stuck", 1, ScriptedConnector.config("stuck", "start"), TargetState.STARTED);
        await().atMost(LIMIT).until(() -> worker.underWay("stuck").isPresent());

        worker.startConnector("orders", 2, ScriptedConnector.config("orders", ""), TargetState.STARTED);

        reports.await("orders 2 STARTED");
        assertThat(worker.underWay("stuck"))
                .hasValueSatisfying(stage -> assertThat(stage).startsWith("starting connector stuck since "));
        worker.stopConnector("stuck", 1);
        reports.await("stuck 1 stopped");
    }

    @Test
    void aConnectorThatBlocksInStopIsGivenUpAndANewLifeBegins() {
        worker.startConnector("stuck", 1, ScriptedConnector.config("stuck", "stop"), TargetState.STARTED);
        reports.await("stuck 1 STARTED");
        worker.stopConnector("stuck", 1);
        reports.await("stuck 1 stopped");

        worker.startConnector("stuck", 2, ScriptedConnector.config("stuck", ""), TargetState.STARTED);

        reports.await("stuck 2 STARTED");
        ScriptedConnector.release();
        assertThat(reports.words).filteredOn("stuck 1 stopped"::equals).hasSize(1);
    }

    @Test
    void aConnectorThatAsksForTooManyTasksFails() {
        Map<String, String> config = ScriptedConnector.config("orders", "");
        config.put("tasks", "3");
        worker.startConnector("orders", 1, config, TargetState.STARTED);

        worker.requestTaskConfigs("orders", 1);

        reports.awaitStart("orders 1 failed io.sluice.connect.worker.TooManyTasks: Connector orders asks for 3 tasks");
    }

    /** Lives until it is stopped or told to end, and fails then if it is to. */
    private static final class ScriptedTask implements TaskRun {
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean deaf;
        private volatile boolean cancelled;
        private volatile Error failure;

        @Override
        public void run(Listener listener) {
            if (failure == null) listener.running();
            boolean ended = false;
            while (!ended) {
                try {
                    end.await();
                    ended = true;
                } catch (InterruptedException e) {
                    ended = !deaf; // some plugins do not heed interrupts
                }
            }
            if (failure != null) throw failure;
        }

        @Override
        public void target(TargetState target) {}

        @Override
        public void stop() {
            if (!deaf) end.countDown();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public String version() {
            return "1.0";
        }
    }

    /** Every report as a few words. */
    private static final class Reports implements Worker.Listener {
        private final List<String> words = new CopyOnWriteArrayList<>();

        void await(String word) {
            org.awaitility.Awaitility.await(word).atMost(LIMIT).until(() -> words.contains(word));
        }

        void awaitStart(String start) {
            org.awaitility.Awaitility.await(start).atMost(LIMIT).until(() -> words.stream()
                    .anyMatch(word -> word.startsWith(start)));
        }

        @Override
        public void connectorReached(String name, long run, TargetState state, String version) {
            words.add(name + " " + run + " " + state);
        }

        @Override
        public void connectorFailed(String name, long run, Throwable cause, Optional<String> version) {
            words.add(name + " " + run + " failed " + cause);
        }

        @Override
        public void connectorStopped(String name, long run) {
            words.add(name + " " + run + " stopped");
        }

        @Override
        public void taskConfigsReady(String name, long run, List<Map<String, String>> configs) {
            List<Map<String, String>> shown = configs.stream().map(Reports::own).toList();
            words.add(name + " " + run + " tasks " + shown);
        }

        /** Without what the worker adds. */
        private static Map<String, String> own(Map<String, String> config) {
            Map<String, String> own = new java.util.TreeMap<>(config);
            own.remove("task.class");
            own.remove("name");
            return own;
        }

        @Override
        public void taskConfigsFailed(String name, long run, Throwable cause) {
            words.add(name + " " + run + " cannot say " + cause);
        }

        @Override
        public void reconfigurationRequested(String name, long run) {
            words.add(name + " " + run + " reconfigure");
        }

        @Override
        public void taskReached(TaskId task, long run, TargetState state, String version) {
            words.add(task + " " + run + " " + state);
        }

        @Override
        public void taskFailed(TaskId task, long run, Throwable cause, Optional<String> version) {
            words.add(task + " " + run + " failed " + cause);
        }

        @Override
        public void taskStopped(TaskId task, long run) {
            words.add(task + " " + run + " stopped");
        }
    }
}
