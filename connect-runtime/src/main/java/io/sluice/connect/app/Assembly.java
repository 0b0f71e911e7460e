package io.sluice.connect.app;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.ConfigProviders;
import io.sluice.connect.config.ExactlyOnceSource;
import io.sluice.connect.config.WorkerKeys;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.control.ControlLoop;
import io.sluice.connect.control.Surroundings;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.metrics.PluginMeters;
import io.sluice.connect.model.TransactionalIds;
import io.sluice.connect.plugins.Converters;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.ScopedConfigProvider;
import io.sluice.connect.rest.Extensions;
import io.sluice.connect.rest.Served;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.task.Comebacks;
import io.sluice.connect.task.CommitPace;
import io.sluice.connect.task.Guarantee;
import io.sluice.connect.task.Pipelines;
import io.sluice.connect.task.TaskClients;
import io.sluice.connect.task.TaskKit;
import io.sluice.connect.task.TaskPlugins;
import io.sluice.connect.worker.ConnectorKit;
import io.sluice.connect.worker.LocalWorker;
import io.sluice.connect.worker.offsets.ConnectorOffsets;
import io.sluice.connect.worker.validation.Validation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one worker together, top to bottom, and starts its parts in the order in which they need each other. What it adds to the
 * teardown is stopped in reverse: first what runs, last what the rest stands on. Runs once, on the start-up thread.
 */
final class Assembly {
    private static final Logger log = LoggerFactory.getLogger(Assembly.class);
    /** After the graceful timeout tasks are cut off, which needs a moment to be reported. */
    private static final Duration CUTTING_OFF = Duration.ofSeconds(2);

    /** A round ends when all have heard of it by their heartbeat; somebody who died meanwhile is not waited for. */
    private static final Duration FAREWELL = Duration.ofSeconds(7);

    private final Frontage frontage;
    private final Teardown parts;
    private final WorkerSettings settings;
    private final Clock clock = Clock.systemUTC();

    Assembly(Frontage frontage, Teardown parts) {
        this.frontage = frontage;
        this.parts = parts;
        this.settings = frontage.settings();
    }

    void run(Mode mode) throws InterruptedException {
        settings.warnings().forEach(log::warn);
        Plugins plugins = frontage.plugins();
        ConfigProviders providers =
                parts.add("the config providers", ConfigProviders.of(settings.originals(), plugins::newConfigProvider));
        offerMetrics(providers);
        Extensions extensions = parts.add("the REST extensions", extensions(plugins));
        Brokers brokers = parts.add("the admin client", Brokers.of(settings, frontage.rest()::startUp));
        String clusterId = brokers.clusterId(frontage.rest()::startUp);
        frontage.metrics().introduce(settings.metricsContext(clusterId));
        frontage.rest().startUp("The worker reads what the cluster knows; try again in a moment");
        mode.prepare(brokers, parts);
        Stores stores = mode.stores(brokers, parts);
        Validation validation = parts.add("validation", validation(plugins, providers));
        Membership membership = mode.membership(frontage, stores);

        OffsetHomes homes = mode.offsetHomes(brokers, stores, kind -> client(kind, clusterId));
        UnaryOperator<Map<String, String>> resolver =
                config -> providers.resolve(config).valuesOrThrow("The configuration of the connector");
        ControlLoop control = new ControlLoop(
                mode.traits(frontage),
                new Surroundings(
                        stores.configs(),
                        stores.statuses(),
                        membership,
                        frontage.rest()
                                .leaderClient(() -> stores.configs().snapshot().sessionKey()),
                        new ValidationCheck(validation),
                        new ConnectorOffsets(plugins, resolver, homes, settings.connectorClient(ClientKind.ADMIN)),
                        mode.fence(settings, resolver)),
                clock);
        Renewals renewals =
                parts.add("the renewals", new Renewals(providers, control.plane(), thread("config-renewal")));
        LocalWorker worker =
                parts.add("the worker", worker(plugins, renewals, stores, homes, membership, control, clusterId));
        parts.add("the control loop", control);

        stores.statuses().start();
        stores.offsets().start();
        control.start(worker);
        stores.configs().start(control.configListener(frontage.levels()::set));
        parts.add("the group membership", membership);
        parts.add(
                "connectors and tasks",
                () -> control.drain(settings.taskShutdownTimeout().plus(CUTTING_OFF)));
        frontage.rest()
                .serve(new Served(
                        control.plane(),
                        stores.statuses(),
                        new ValidatedPlugins(plugins, validation),
                        clusterId,
                        frontage.metrics().prometheus(),
                        extensions));
        // Last, and when nothing else is left to do: from now on others give up work so that this worker takes it.
        membership.start(mode.listener(frontage, control.groupListener()));
        parts.add("the farewell to the group", () -> membership.announceDeparture(FAREWELL));
        mode.begin(control.plane());
    }

    private void offerMetrics(ConfigProviders providers) {
        Metrics metrics = frontage.metrics().worker();
        providers.forEach((name, provider) -> {
            if (provider instanceof ScopedConfigProvider scoped)
                PluginMeters.ofWorker(metrics, WorkerKeys.CONFIG_PROVIDERS, scoped.type(), "provider", name)
                        .offerTo(scoped);
        });
    }

    private Extensions extensions(Plugins plugins) {
        List<ConnectRestExtension> extensions = settings.rest().extensions().stream()
                .map(plugins::newRestExtension)
                .toList();
        extensions.forEach(extension -> PluginMeters.ofWorker(
                        frontage.metrics().worker(), WorkerKeys.REST_EXTENSIONS, extension.getClass())
                .offerTo(extension));
        return Extensions.configured(extensions, settings.originals());
    }

    private Validation validation(Plugins plugins, ConfigProviders providers) {
        var policy = plugins.newOverridePolicy(settings.overridePolicy());
        policy.configure(settings.originals());
        PluginMeters.ofWorker(frontage.metrics().worker(), WorkerKeys.OVERRIDE_POLICY, policy.getClass())
                .offerTo(policy);
        return new Validation(plugins, providers, policy, settings, clock);
    }

    private LocalWorker worker(
            Plugins plugins,
            Renewals renewals,
            Stores stores,
            OffsetHomes homes,
            Membership membership,
            ControlLoop control,
            String clusterId) {
        Metrics metrics = frontage.metrics().worker();
        ConnectorKit connectors = new ConnectorKit(plugins, renewals::ofConnector, homes, metrics);
        TaskKit tasks = new TaskKit(
                new TaskPlugins(plugins, new Converters(plugins, settings.originals()), renewals::ofTask),
                new TaskClients(
                        client(ClientKind.PRODUCER, clusterId),
                        client(ClientKind.CONSUMER, clusterId),
                        client(ClientKind.ADMIN, clusterId)),
                guarantee(control),
                homes,
                stores.statuses(),
                new TaskKit.TopicPolicy(settings.topicTracking(), settings.topicCreation()),
                new CommitPace(settings.offsetFlushInterval(), settings.offsetFlushTimeout()),
                offsetCommits(),
                metrics,
                membership::holdsLease,
                clock);
        return new LocalWorker(
                connectors, new Pipelines(tasks), settings.taskShutdownTimeout(), control.workerListener(), clock);
    }

    private Guarantee guarantee(ControlLoop control) {
        return settings.exactlyOnce() == ExactlyOnceSource.ENABLED
                ? new Guarantee.ExactlyOnce(
                        new TransactionalIds(settings.group().groupId()), control.succession(), new Comebacks())
                : new Guarantee.AtLeastOnce();
    }

    private Map<String, Object> client(ClientKind kind, String clusterId) {
        Map<String, Object> client = settings.connectorClient(kind);
        client.putAll(settings.clientMetricsContext(clusterId));
        return client;
    }

    private ScheduledExecutorService offsetCommits() {
        ScheduledExecutorService thread = thread("offset-commit");
        parts.add("the offset commits", thread::shutdownNow);
        return thread;
    }

    /** A clock's thread, which begins with the first thing to do. */
    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, name);
            named.setDaemon(true);
            return named;
        });
    }
}
