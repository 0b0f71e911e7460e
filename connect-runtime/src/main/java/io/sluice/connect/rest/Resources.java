package io.sluice.connect.rest;

import java.util.concurrent.Executor;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Puts the resources together for the main and for the admin listeners. */
final class Resources {
    private final RestSettings settings;
    private final Served worker;
    private final String workerId;
    private final LogLevels levels;
    private final Answers answers;
    private final Limits limits;
    private final Executor http;

    Resources(
            RestSettings settings,
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
        ResourceConfig resources = bare().register(new ReadyFilter(control))
                .register(new RootResource(worker.kafkaClusterId()))
                .register(new HealthResource(control, limits, http))
                .register(new ConnectorsResource(control, views, answers))
                .register(new ConnectorResource(control, views, answers))
                .register(new LifecycleResource(control, views, answers))
                .register(new TopicsResource(worker.statuses(), settings.topicTracking(), settings.topicReset()))
                .register(new PluginsResource(worker.plugins(), answers));
        if (!(settings.peering() instanceof Peering.None)) {
            var signatures = new SignatureCheck(
                    settings.peering(), () -> control.view().snapshot().sessionKey());
            resources.register(new PeersResource(control, views, answers, signatures));
        }
        return settings.adminHere() ? resources.register(loggers()) : resources;
    }

    ResourceConfig admin() {
        return bare().register(loggers());
    }

    private LoggersResource loggers() {
        return new LoggersResource(levels, worker.control(), answers);
    }

    /** Only what is registered by name takes part: nothing is found as a service or on the class path. */
    private static ResourceConfig bare() {
        return new ResourceConfig()
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .register(new JsonWriter())
                .register(new Errors());
    }
}
