package io.sluice.connect.rest;

import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.control.Peers;
import io.sluice.connect.model.SessionKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP interface of a worker. Its life: {@link #bind} opens the ports, so that the worker knows its own address before
 * anything else starts; {@link #serve} puts the worker behind them; until then every request is told to wait.
 *
 * <p>A bounded pool of threads owns all requests; the methods here belong to the thread that assembles the worker, except
 * that {@link #requestTimeout} and {@link #close} may be called from any.
 */
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private final WorkerSettings settings;
    private final LogLevels levels;
    private final HttpPorts ports;
    private final PeerHttp peers;
    private final Limits limits = new Limits();
    // Written by the thread that assembles the worker, read by HTTP threads.
    private volatile String startUp = "The worker is starting; try again in a moment";

    public RestServer(WorkerSettings settings, LogLevels levels, Clock clock) {
        this.settings = settings;
        this.levels = levels;
        this.ports = new HttpPorts(settings.rest(), () -> startUp, clock);
        this.peers = new PeerHttp(Tls.clientOf(settings.rest()));
    }

    /**
     * Opens all listeners.
     *
     * @throws BindFailure if one of them cannot be opened; then none is
     */
    public void bind() {
        try {
            ports.open();
        } catch (BindFailure e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The HTTP server could not be started: " + e.getMessage(), e);
        }
        LOG.info(
                "Listening at {}{}",
                url(),
                adminUrl().map(url -> ", for administration at " + url).orElse(""));
    }

    /** The address at which this worker tells others to reach it, ending in a slash. */
    public URI url() {
        return ports.url();
    }

    /** The address of the admin resources where they have listeners of their own; else empty. */
    public Optional<URI> adminUrl() {
        return ports.adminUrl();
    }

    /** How this worker is called in statuses: {@code host:port} of its advertised address. */
    public String workerId() {
        return url().getAuthority();
    }

    /** Tells those who ask before the worker is there what it is waiting for. */
    public void startUp(String progress) {
        startUp = progress;
    }

    /** Puts the worker behind the ports. */
    public void serve(Served worker) {
        var resources = new Resources(settings, worker, workerId(), levels, peers, limits, ports.threads());
        try {
            ports.serve(resources.main(), resources.admin());
        } catch (Exception e) {
            throw new IllegalStateException("The resources of the HTTP interface could not be started", e);
        }
    }

    /** A client for what this worker asks of the leader, signing with the newest key where the group's protocol has keys. */
    public Peers leaderClient(Supplier<Optional<SessionKey>> newestKey) {
        return new LeaderClient(peers, Peering.of(settings), newestKey, limits::request);
    }

    /** Changes how long requests and health checks may wait for their answer. */
    public void requestTimeout(Duration limit) {
        limits.set(limit);
    }

    /** Lets running requests finish for a moment, then closes the ports. Harmless if they were never opened. */
    @Override
    public void close() {
        try {
            ports.close();
        } catch (Exception e) {
            LOG.warn("The HTTP server did not stop cleanly", e);
        } finally {
            peers.close();
        }
    }
}
