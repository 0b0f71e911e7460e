package io.sluice.connect.app;

import io.sluice.connect.config.ConfigProviders;
import io.sluice.connect.config.ConnectorKeys;
import io.sluice.connect.config.ResolvedConfig;
import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskSpec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives connectors and tasks the values behind their references, and restarts them when a config provider said that a value
 * lasts no longer, unless {@code config.action.reload} is {@code none}. Each worker does that for what runs on it; one that
 * does not run here any more is passed over. May be used by any thread.
 */
final class Renewals implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Renewals.class);

    /** A provider that lets values last for no time at all must not keep its connectors restarting. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final ConfigProviders providers;
    private final ControlPlane control;
    private final ScheduledExecutorService thread;
    private final Map<Use, Future<?>> due = new ConcurrentHashMap<>();

    /** A configuration in use: a connector's, or for a task its connector's and its own. */
    private record Use(Object user, boolean own) {}

    Renewals(ConfigProviders providers, ControlPlane control, ScheduledExecutorService thread) {
        this.providers = providers;
        this.control = control;
        this.thread = thread;
    }

    Map<String, String> ofConnector(String name, Map<String, String> config) {
        return resolved(new Use(name, true), config, config, () -> control.restartConnector(name));
    }

    /** @param config the task's own configuration or that of its connector */
    Map<String, String> ofTask(TaskSpec task, Map<String, String> config) {
        TaskId id = task.id();
        Use use = new Use(id, config.equals(task.taskConfig()));
        return resolved(use, config, task.connectorConfig(), () -> control.restartTask(id));
    }

    private Map<String, String> resolved(
            Use use,
            Map<String, String> config,
            Map<String, String> connector,
            Supplier<CompletableFuture<Void>> restart) {
        ResolvedConfig resolved = providers.resolve(config);
        boolean renews = !"none".equalsIgnoreCase(connector.get(ConnectorKeys.CONFIG_RELOAD));
        due.compute(use, (same, earlier) -> {
            if (earlier != null) earlier.cancel(false);
            return resolved.lifetime()
                    .filter(lifetime -> renews)
                    .map(lifetime -> schedule(use, lifetime, restart))
                    .orElse(null);
        });
        return resolved.valuesOrThrow("The configuration of the connector");
    }

    private Future<?> schedule(Use use, Duration lifetime, Supplier<CompletableFuture<Void>> restart) {
        Duration wait = lifetime.compareTo(SHORTEST) < 0 ? SHORTEST : lifetime;
        return thread.schedule(() -> renew(use, restart), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renew(Use use, Supplier<CompletableFuture<Void>> restart) {
        due.remove(use);
        restart.get().whenComplete((done, refused) -> {
            if (refused == null) log.info("Restarting {}: values from config providers have expired", use.user());
            else log.debug("{} is not restarted for values that have expired", use.user(), refused);
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
