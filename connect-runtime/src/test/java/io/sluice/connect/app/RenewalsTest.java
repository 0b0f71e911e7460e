package io.sluice.connect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.config.ConfigProviders;
import io.sluice.connect.config.InvalidSettings;
import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskSpec;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenewalsTest {
    private static final Map<String, String> WITH_SECRET = Map.of("name", "orders", "password", "${vault:db:password}");
    private static final Map<String, String> PLAIN = Map.of("name", "orders", "password", "text");
    private static final TaskId TASK = new TaskId("orders", 0);

    /** Lets nothing happen before the test says so. */
    private static final class HandClock extends ScheduledThreadPoolExecutor {
        private final List<Runnable> commands = new ArrayList<>();
        private final List<ScheduledFuture<?>> scheduled = new ArrayList<>();
        private final List<Long> delaysMs = new ArrayList<>();

        HandClock() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            commands.add(command);
            delaysMs.add(unit.toMillis(delay));
            ScheduledFuture<?> future = super.schedule(() -> {}, 1, TimeUnit.DAYS);
            scheduled.add(future);
            return future;
        }

        /** Does what was scheduled and not cancelled. */
        void strike() {
            for (int i = 0; i < commands.size(); i++)
                if (!scheduled.get(i).isCancelled()) commands.get(i).run();
        }
    }

    private final HandClock clock = new HandClock();
    private final List<String> restarted = new ArrayList<>();
    private Long ttlMs = 60_000L;

    private final ConfigProvider vault = new ConfigProvider() {
        @Override
        public ConfigData get(String path) {
            return get(path, Set.of("password"));
        }

        @Override
        public ConfigData get(String path, Set<String> keys) {
            return new ConfigData(path.equals("db") ? Map.of("password", "secret") : Map.of(), ttlMs);
        }

        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public void close() {}
    };

    private final ControlPlane control = (ControlPlane) Proxy.newProxyInstance(
            ControlPlane.class.getClassLoader(), new Class<?>[] {ControlPlane.class}, (proxy, method, arguments) -> {
                restarted.add(method.getName() + " " + arguments[0]);
                return CompletableFuture.completedFuture(null);
            });

    private final Renewals renewals = new Renewals(new ConfigProviders(Map.of("vault", vault)), control, clock);

    @AfterEach
    void close() {
        renewals.close();
    }

    private static TaskSpec task(Map<String, String> connector, Map<String, String> own) {
        return new TaskSpec(TASK, connector, own, TargetState.STARTED);
    }

    @Test
    void aConnectorIsRestartedWhenItsValuesExpire() {
        assertThat(renewals.ofConnector("orders", WITH_SECRET)).containsEntry("password", "secret");
        assertThat(restarted).isEmpty();
        assertThat(clock.delaysMs).containsExactly(60_000L);

        clock.strike();

        assertThat(restarted).containsExactly("restartConnector orders");
    }

    @Test
    void aTaskIsRestartedForItsOwnValuesAndThoseOfItsConnector() {
        TaskSpec task = task(WITH_SECRET, Map.of("token", "${vault:db:password}"));
        renewals.ofTask(task, task.connectorConfig());
        renewals.ofTask(task, task.taskConfig());

        clock.strike();

        assertThat(restarted).containsExactly("restartTask " + TASK, "restartTask " + TASK);
    }

    @Test
    void nothingHappensWhereValuesLastOrNobodyWantsThemRenewed() {
        ttlMs = null;
        renewals.ofConnector("orders", WITH_SECRET);
        ttlMs = 60_000L;
        renewals.ofConnector("plain", PLAIN);
        renewals.ofConnector("never", Map.of("config.action.reload", "none", "password", "${vault:db:password}"));
        TaskSpec task = task(Map.of("config.action.reload", "NONE"), WITH_SECRET);
        renewals.ofTask(task, task.taskConfig());

        assertThat(clock.commands).isEmpty();
    }

    @Test
    void aNewLifeOfTheConnectorCountsFromItsOwnBeginning() {
        renewals.ofConnector("orders", WITH_SECRET);
        renewals.ofConnector("orders", WITH_SECRET);
        clock.strike();

        assertThat(restarted).hasSize(1);
    }

    @Test
    void aConnectorThatAsksNoProviderAnyMoreIsLeftAlone() {
        renewals.ofConnector("orders", WITH_SECRET);
        renewals.ofConnector("orders", PLAIN);

        clock.strike();

        assertThat(restarted).isEmpty();
    }

    @Test
    void valuesThatLastForNoTimeAreRenewedOnceASecond() {
        ttlMs = 0L;

        renewals.ofConnector("orders", WITH_SECRET);

        assertThat(clock.delaysMs).containsExactly(1_000L);
    }

    @Test
    void aReferenceThatLeadsNowhereIsNamed() {
        assertThatThrownBy(() -> renewals.ofConnector("orders", Map.of("password", "${vault:gone:password}")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("password");
    }
}
