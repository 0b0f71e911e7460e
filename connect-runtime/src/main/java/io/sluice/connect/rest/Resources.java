package io.sluice.connect.rest;

import io.sluice.connect.config.WorkerSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.async.AsyncContextDelegateProviderImpl;
import org.glassfish.jersey.servlet.spi.AsyncContextDelegateProvider;

/** Puts the resources together for the main and for the admin listeners. */
final class Resources {
    private final WorkerSettings settings;
    private final Served worker;
    private final String workerId;
    private final LogLevels levels;
    private final Answers answers;
    private final Limits limits;
    private final Executor http;

    Resources(
            WorkerSettings settings,
            Served worker,
            String workerId,
            LogLevels levels,
            PeerHttp peers,
            Limits limits,
            Executor http) {
        this.settings = settings;
        this.worker = worker;
        this.workerId = workerId;
        this.levels = levels;
        this.answers = new Answers(worker.control(), new Forwarder(peers), limits, http);
        this.limits = limits;
        this.http = http;
    }

    ResourceConfig main() {
        var control = worker.control();
        var views = new Views(worker, workerId);
        Set<Object> parts = new LinkedHashSet<>(List.of(
                new RootResource(worker.kafkaClusterId()),
                new HealthResource(control, limits, http),
                new ConnectorsResource(control, views, answers),
                new ConnectorResource(control, views, answers),
                new LifecycleResource(control, views, answers),
                new OffsetsResource(control, answers),
                new TopicsResource(worker.statuses(), settings.topicTracking(), settings.topicTrackingReset()),
                new PluginsResource(worker.plugins(), answers)));
        Peering peering = Peering.of(settings);
        if (!(peering instanceof Peering.None)) {
            var signatures =
                    new SignatureCheck(peering, () -> control.view().snapshot().sessionKey());
            parts.add(new PeersResource(
                    control, answers, signatures, settings.exactlyOnce().usesTransactionalLeader()));
        }
        if (settings.rest().adminListeners().isEmpty()) parts.addAll(adminParts());
        if (settings.rest().openApi())
            parts.add(new OpenApiResource(
                    parts.stream().<Class<?>>map(Object::getClass).toList()));
        ResourceConfig resources = serving(parts).register(new ReadyFilter(control));
        worker.extensions().register(resources, new ClusterState(views, workerId, worker.kafkaClusterId()));
        return resources;
    }

    ResourceConfig admin() {
        return serving(adminParts());
    }

    private Set<Object> adminParts() {
        Set<Object> parts = new LinkedHashSet<>();
        parts.add(new LoggersResource(levels, worker.control(), answers));
        if (settings.metrics().prometheus()) parts.add(new MetricsResource(worker.metrics()));
        return parts;
    }

    /** Only what is named here takes part: nothing is found as a service or on the class path. */
    private static ResourceConfig serving(Set<Object> parts) {
        ResourceConfig config = new ResourceConfig()
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .register(new JsonWriter())
                .register(new ScrapeWriter())
                .register(new Errors())
                .register(new ReadyMade(parts));
        parts.forEach(part -> config.register(part.getClass()));
        return config;
    }

    /** Hands over ready-made resources, so that they can have constructors and final fields. */
    private static final class ReadyMade extends AbstractBinder {
        private final Set<Object> parts;

        ReadyMade(Set<Object> parts) {
            this.parts = parts;
        }

        @Override
        protected void configure() {
            parts.forEach(this::bindAsItself);
            bind(AsyncContextDelegateProviderImpl.class).to(AsyncContextDelegateProvider.class);
        }

        @SuppressWarnings("unchecked") // an object is always of its own class
        private <T> void bindAsItself(T part) {
            bind(part).to((Class<? super T>) part.getClass());
        }
    }
}
