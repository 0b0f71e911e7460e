package io.sluice.connect;

import io.sluice.connect.app.WorkerLife;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.Metrics;

/**
 * A worker inside this JVM, for programs and tests that embed one. Any number of them may live side by side, also of one group:
 * nothing is shared, and nothing ends the JVM.
 *
 * <p>A worker is made with the settings that a properties file would hold. When the factory method returns, its REST interface
 * answers; start-up may still be going on behind it, which {@code GET /health} tells. All methods may be called from any thread.
 */
public final class ConnectWorker implements AutoCloseable {
    private final WorkerLife life;

    private ConnectWorker(WorkerLife life) {
        this.life = life;
    }

    /**
     * Starts a worker of a group.
     *
     * @param workerProps the worker's settings, as in {@code connect-distributed.properties}
     * @throws org.apache.kafka.common.config.ConfigException if settings are wrong; the message names all of them
     * @throws RuntimeException if a listener cannot be opened
     */
    public static ConnectWorker distributed(Map<String, String> workerProps) {
        return new ConnectWorker(WorkerLife.distributed(workerProps));
    }

    /** Starts a worker on its own, without connectors; as {@link #standalone(Map, List)} otherwise. */
    public static ConnectWorker standalone(Map<String, String> workerProps) {
        return standalone(workerProps, List.of());
    }

    /**
     * Starts a worker on its own that keeps connector configurations in memory and offsets in a file.
     *
     * @param workerProps the worker's settings, as in {@code connect-standalone.properties}
     * @param connectorFiles files with one connector each, as properties or JSON; if one of them cannot be used the worker ends,
     *     and {@link #failure} says why
     * @throws org.apache.kafka.common.config.ConfigException if settings are wrong; the message names all of them
     * @throws RuntimeException if a listener cannot be opened
     */
    public static ConnectWorker standalone(Map<String, String> workerProps, List<Path> connectorFiles) {
        return new ConnectWorker(WorkerLife.standalone(workerProps, connectorFiles));
    }

    /** The advertised address of the REST interface; its {@code host:port} is the worker id in statuses. */
    public URI restUrl() {
        return life.restUrl();
    }

    /** The address of the admin resources where they have a listener of their own, else null. */
    public URI adminUrl() {
        return life.adminUrl().orElse(null);
    }

    /** Whether the worker lives: false once it was closed or died. Never throws. */
    public boolean isRunning() {
        return life.isRunning();
    }

    /** What the worker died of, null while it has not. */
    public Throwable failure() {
        return life.failure().orElse(null);
    }

    /** The worker's metrics; after {@link #close} they are empty. */
    public Metrics metrics() {
        return life.metrics();
    }

    /** Limits how long REST requests and health checks wait for their answer; 90 seconds unless changed. */
    public void requestTimeout(Duration limit) {
        life.requestTimeout(limit);
    }

    /**
     * Stops connectors and tasks, leaves the group and releases everything. Bounded by {@code task.shutdown.graceful.timeout.ms}
     * and a moment for the clients to close. Harmless if done twice, or on a worker that never came up.
     */
    @Override
    public void close() {
        life.close();
    }
}
