package io.sluice.connect.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.Slf4jRequestLogWriter;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** The web server: its ports, its threads, and what every answer passes through. Nothing here knows of connectors. */
final class HttpPorts {
    private static final String REQUEST_LOG = "io.sluice.connect.rest.requests";
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
    private static final int THREADS = 32;
    private final RestSettings settings;
    private final QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    private final Server server = new Server(threads);
    private final ContextHandlerCollection served = new ContextHandlerCollection(true);
    private final List<ServerConnector> main = new ArrayList<>();
    private final List<ServerConnector> admin = new ArrayList<>();

    HttpPorts(RestSettings settings, Clock clock) {
        this.settings = settings;
        threads.setName("rest-http");
        Handler answers = new Handler.Sequence(served, new StartingHandler());
        server.setHandler(new GracefulHandler(new HeaderHandler(settings.headerRules(), clock, crossOrigin(answers))));
        server.setErrorHandler(new JsonErrorHandler(settings.headerRules(), clock));
        server.setRequestLog(requestLog());
        server.setStopTimeout(LAST_ANSWERS.toMillis());
    }

    Executor threads() {
        return threads;
    }

    /** Opens every listener, or none. */
    void open() throws Exception {
        try {
            for (Listener listener : settings.listeners()) main.add(opened("listeners", "main", listener));
            for (Listener listener : settings.adminListeners()) admin.add(opened("admin.listeners", "admin", listener));
        } catch (BindFailure e) {
            main.forEach(ServerConnector::close);
            admin.forEach(ServerConnector::close);
            throw e;
        }
        server.start();
    }

    private ServerConnector opened(String setting, String name, Listener listener) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setName(name);
        connector.setShutdownIdleTimeout(100); // connections kept alive without a request need no farewell
        if (!listener.host().isEmpty()) connector.setHost(listener.host());
        connector.setPort(listener.port());
        try {
            connector.open();
        } catch (IOException e) {
            throw new BindFailure(setting, listener, e);
        }
        server.addConnector(connector);
        return connector;
    }

    /** The address that others are told: of the listener whose protocol is wanted, or else of the first. */
    URI url() {
        int wanted = 0;
        for (int i = settings.listeners().size() - 1; i >= 0; i--)
            if (settings.listeners()
                    .get(i)
                    .protocol()
                    .equals(settings.advertised().protocol())) wanted = i;
        return settings.advertised()
                .url(settings.listeners().get(wanted), main.get(wanted).getLocalPort());
    }

    /** The address of the first admin listener, empty where there is none. */
    Optional<URI> adminUrl() {
        return settings.adminListeners().stream().findFirst().map(listener -> new Advertised(
                        "", settings.advertised().host(), 0)
                .url(listener, admin.get(0).getLocalPort()));
    }

    void serve(ResourceConfig mainResources, ResourceConfig adminResources) throws Exception {
        if (!admin.isEmpty()) deploy("admin", adminResources);
        deploy("main", mainResources);
    }

    /** Serves the resources on the ports of that name only. */
    private void deploy(String portName, ResourceConfig resources) throws Exception {
        ServletHolder servlet = new ServletHolder(new ServletContainer(resources));
        servlet.setAsyncSupported(true);
        servlet.setInitOrder(1); // a mistake in the resources shows at start, not with the first request
        ServletContextHandler context = new ServletContextHandler("/", false, false);
        context.addVirtualHosts("@" + portName);
        context.addServlet(servlet, "/*");
        context.setServer(server);
        context.start();
        served.addHandler(context);
    }

    void close() throws Exception {
        server.stop();
    }

    private Handler crossOrigin(Handler next) {
        if (settings.allowedOrigins().isEmpty()) return next;
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setHandler(next);
        handler.setAllowedOriginPatterns(
                settings.allowedOrigins().stream().map(HttpPorts::pattern).collect(Collectors.toSet()));
        if (!settings.allowedMethods().isEmpty()) handler.setAllowedMethods(Set.copyOf(settings.allowedMethods()));
        handler.setAllowCredentials(false);
        handler.setDeliverPreflightRequests(true); // OPTIONS says which methods a path takes, to browsers as well
        handler.setDeliverNonAllowedOriginRequests(true); // it is for the browser to keep the answer from the page
        return handler;
    }

    /** A star in an origin stands for anything. */
    private static String pattern(String origin) {
        return Arrays.stream(origin.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    /** One line for each request: the extended NCSA form and the milliseconds it took; never a body. */
    private static CustomRequestLog requestLog() {
        Slf4jRequestLogWriter writer = new Slf4jRequestLogWriter();
        writer.setLoggerName(REQUEST_LOG);
        return new CustomRequestLog(writer, CustomRequestLog.EXTENDED_NCSA_FORMAT + " %{ms}T");
    }
}
