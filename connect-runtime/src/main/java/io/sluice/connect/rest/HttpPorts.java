package io.sluice.connect.rest;

import io.sluice.connect.config.Listener;
import io.sluice.connect.config.RestSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.Slf4jRequestLogWriter;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    HttpPorts(RestSettings settings, Supplier<String> startUp, Clock clock) {
        this.settings = settings;
        threads.setName("rest-http");
        ExtraHeaders extra = new ExtraHeaders(settings.responseHeaders(), clock);
        Handler answers = new Handler.Sequence(served, new StartingHandler(startUp));
        server.setHandler(new GracefulHandler(new HeaderHandler(extra, crossOrigin(answers))));
        server.setErrorHandler(new JsonErrorHandler(extra));
        server.setRequestLog(requestLog());
        server.setStopTimeout(LAST_ANSWERS.toMillis());
    }

    Executor threads() {
        return threads;
    }

    /** Opens every listener, or none. */
    void open() throws Exception {
        try {
            for (Listener listener : settings.listeners())
                main.add(opened("listeners", "main", listener, settings.tls()));
            for (Listener listener : settings.adminListeners().orElse(List.of()))
                admin.add(opened("admin.listeners", "admin", listener, settings.adminTls()));
        } catch (BindFailure e) {
            main.forEach(ServerConnector::close);
            admin.forEach(ServerConnector::close);
            throw e;
        }
        server.start();
    }

    private ServerConnector opened(String setting, String name, Listener listener, Map<String, String> tls) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Whether the certificate names the host that was asked is for the client to judge, as it may reach it by
        // another name.
        if (listener.https()) http.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ServerConnector connector = listener.https()
                ? new ServerConnector(server, 1, 1, new SslConnectionFactory(new Tls(tls).server(), "http/1.1"), plain)
                : new ServerConnector(server, 1, 1, plain);
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

    /** The address that others are told. */
    URI url() {
        Advertised advertised = new Advertised(settings);
        return advertised.url(main.get(advertised.chosen()).getLocalPort());
    }

    /** The address of the first admin listener, empty where there is none. */
    Optional<URI> adminUrl() {
        return settings.adminListeners()
                .flatMap(listeners -> listeners.stream().findFirst())
                .map(listener ->
                        new Advertised(settings).adminUrl(listener, admin.get(0).getLocalPort()));
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
        if (settings.corsOrigins().isBlank()) return next;
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setHandler(next);
        handler.setAllowedOriginPatterns(
                list(settings.corsOrigins()).map(HttpPorts::pattern).collect(Collectors.toSet()));
        if (!settings.corsMethods().isBlank())
            handler.setAllowedMethods(list(settings.corsMethods()).collect(Collectors.toSet()));
        handler.setAllowCredentials(false);
        handler.setDeliverPreflightRequests(true); // OPTIONS says which methods a path takes, to browsers as well
        handler.setDeliverNonAllowedOriginRequests(true); // it is for the browser to keep the answer from the page
        return handler;
    }

    private static Stream<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** A star in an origin stands for anything. */
    private static String pattern(String origin) {
        return Arrays.stream(origin.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    /**
     * One line for each request: the extended NCSA form and the milliseconds it took; never a body. Questions, which whoever
     * watches a worker asks all day long, are passed over unless the logger is set to DEBUG.
     */
    private static CustomRequestLog requestLog() {
        Slf4jRequestLogWriter writer = new Slf4jRequestLogWriter();
        writer.setLoggerName(REQUEST_LOG);
        CustomRequestLog requests = new CustomRequestLog(writer, CustomRequestLog.EXTENDED_NCSA_FORMAT + " %{ms}T");
        Logger logger = LoggerFactory.getLogger(REQUEST_LOG);
        requests.setFilter((request, response) -> !HttpMethod.GET.is(request.getMethod()) || logger.isDebugEnabled());
        return requests;
    }
}
