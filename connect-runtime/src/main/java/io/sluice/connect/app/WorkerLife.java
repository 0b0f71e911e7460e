package io.sluice.connect.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one worker from its settings to its end. The calling thread opens the REST interface; a thread of its own then
 * starts everything behind it, and ends when that is done. Whatever makes a start impossible ends the worker; a broker that does
 * not answer does not, since it may yet.
 */
public final class WorkerLife implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkerLife.class);

    private final Frontage frontage;
    private final Teardown parts = new Teardown();
    private final Thread starter;
    // The starter's thread meets whoever closes the worker, and both meet whoever asks how it is.
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private WorkerLife(Frontage frontage, Mode mode) {
        this.frontage = frontage;
        this.starter = new Thread(() -> start(mode), "start-up");
        this.starter.setDaemon(true);
    }

    public static WorkerLife distributed(Map<String, String> settings) {
        return begin(Frontage.open(settings, true), new DistributedMode());
    }

    public static WorkerLife standalone(Map<String, String> settings, List<Path> connectorFiles) {
        return begin(Frontage.open(settings, false), new StandaloneMode(connectorFiles));
    }

    private static WorkerLife begin(Frontage frontage, Mode mode) {
        WorkerLife life = new WorkerLife(frontage, mode);
        life.parts.add("the REST interface", frontage);
        life.starter.start();
        return life;
    }

    private void start(Mode mode) {
        try {
            new Assembly(frontage, parts).run(mode);
            log.info("The worker at {} is up", frontage.url());
        } catch (InterruptedException e) {
            log.info("The worker is closed before it was up");
        } catch (Throwable e) { // also Errors: a worker must never be half up in silence
            if (ending.get()) return; // what breaks while everything is being closed is no news
            failure.set(e);
            explain(e);
            close();
        }
    }

    /** A setting or a file that is wrong needs words, not a stack. */
    private static void explain(Throwable e) {
        if (e instanceof ConfigException) {
            log.error("The worker ends, because it cannot start: {}", e.getMessage());
            log.debug("What led to it", e);
        } else {
            log.error("The worker ends, because it cannot start: {}", e.getMessage(), e);
        }
    }

    public URI restUrl() {
        return frontage.url();
    }

    public Optional<URI> adminUrl() {
        return frontage.adminUrl();
    }

    public boolean isRunning() {
        return !ending.get();
    }

    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    public Metrics metrics() {
        return frontage.metrics().worker();
    }

    public void requestTimeout(Duration limit) {
        frontage.requestTimeout(limit);
    }

    /** Waits until the worker is closed or has died, and everything is released. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        if (!ending.compareAndSet(false, true)) {
            awaitOtherCloser();
            return;
        }
        log.info("The worker at {} stops", frontage.url());
        if (Thread.currentThread() != starter) starter.interrupt();
        parts.close();
        log.info("The worker has stopped");
        ended.countDown();
    }

    private void awaitOtherCloser() {
        if (Thread.currentThread() == starter) return;
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
