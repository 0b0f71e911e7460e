package io.sluice.connect.control;

import io.sluice.connect.loop.EventLoop;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.store.ConfigStore;
import io.sluice.connect.task.Succession;
import io.sluice.connect.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the control plane: takes events in order, lets {@link ControlState} say what follows, has it done and publishes the
 * view. The thread of its {@link EventLoop} owns all state; every public method may be called from any thread.
 */
public final class ControlLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlLoop.class);
    private static final Duration TICK = Duration.ofMillis(250);

    /**
     * What kind of worker this is.
     *
     * @param workerId how it signs its statuses
     * @param answersWithTasks whether the creation of a connector is answered only when its tasks are known, as it is recorded
     *     of a worker on its own
     */
    public record Traits(String workerId, SessionKeys sessionKeys, boolean answersWithTasks) {}

    private final Surroundings around;
    private final Clock clock;
    private final ControlState state;
    private final EventLoop<Event> loop;
    private final Requests requests;
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile Ports ports; // set by start() before the loop runs, read by the control thread
    private volatile ClusterView view; // written by the control thread, read by HTTP threads

    public ControlLoop(Traits traits, Surroundings around, Clock clock) {
        this.around = around;
        this.clock = clock;
        this.state = new ControlState(new StatusWords(traits.workerId()), traits.sessionKeys());
        this.view = state.view();
        this.loop = new EventLoop<>("control", TICK, this::step);
        this.requests = new Requests(
                around,
                loop::post,
                () -> view,
                () -> Optional.ofNullable(ports).map(Ports::worker),
                traits.answersWithTasks());
    }

    /** Begins to act on what the stores and the group report. The worker's reports go to {@link #workerListener}. */
    public void start(Worker worker) {
        connect(worker);
        loop.start();
    }

    /** All of a start but the thread. */
    void connect(Worker worker) {
        ports = new Ports(worker, around.configs(), around.statuses(), around.membership(), around.peers(), loop::post);
    }

    /** Acts on what was reported, in place of the thread; tells whether there was anything. */
    boolean step() {
        return loop.step();
    }

    private void step(List<Event> events) {
        Instant now = clock.instant();
        for (Event event : events) event.on(state, now);
        List<Action> actions = state.plan(now);
        view = state.view();
        for (Action action : actions) {
            log.trace("{}", action.getClass().getSimpleName()); // not all of it: configurations may hold secrets
            action.run(ports);
        }
        state.answer(); // only now, so that whoever asked finds view and statuses no older than the answer
        if (state.isDrained()) drained.complete(null);
    }

    /** What others may ask. */
    public ControlPlane plane() {
        return requests;
    }

    /** What exactly-once tasks that run here have to know of those before and after them. */
    public Succession succession() {
        return new LoggedSuccession(requests, around);
    }

    // What others report.

    /** Passes on what the config log tells. */
    public ConfigStore.Listener configListener(BiConsumer<String, String> setLoggerLevel) {
        return new ConfigStore.Listener() {
            @Override
            public void advanced(ClusterSnapshot snapshot) {
                loop.post((state, now) -> state.advanced(snapshot));
            }

            @Override
            public void restartRequested(RestartRequest request) {
                loop.post((state, now) -> state.restartRequested(request));
            }

            @Override
            public void loggerLevelSet(String namespace, String level) {
                setLoggerLevel.accept(namespace, level);
            }

            @Override
            public void usurped() {
                around.membership().requestRejoin("another worker has begun to write to the config log as the leader");
            }
        };
    }

    /** Passes on what the group decides. */
    public Membership.Listener groupListener() {
        return new Membership.Listener() {
            @Override
            public void joined(Joined joined) {
                log.info(
                        "Joined generation {} of the group{}: {} connectors and {} tasks to run here{}",
                        joined.generation(),
                        joined.isLeader() ? " as its leader" : "",
                        joined.assignment().connectors().size(),
                        joined.assignment().tasks().size(),
                        joined.delay().isZero() ? "" : "; the next round comes after " + joined.delay());
                around.configs().lead(joined.isLeader()); // before anything that follows from it is written
                if (joined.configOffset() > around.configs().snapshot().offset())
                    around.configs().refresh(); // whatever comes of it, the loop waits for the snapshot itself
                loop.post((state, now) -> state.joined(joined));
            }

            @Override
            public void lost(String reason) {
                log.warn("Outside of the group until it is joined again, so all connectors and tasks stop: {}", reason);
                around.configs().lead(false);
                loop.post((state, now) -> state.lost());
            }
        };
    }

    /** Passes on what becomes of connectors and tasks. */
    public Worker.Listener workerListener() {
        return new WorkerReports(loop::post);
    }

    /** Stops everything that lives here; gives up waiting for it after the limit. The loop itself goes on. */
    public void drain(Duration limit) {
        if (ports == null) return;
        try {
            drain().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn(
                    "Some connectors or tasks did not stop within {}; the worker goes on without waiting for them",
                    limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // nobody fails this future
        }
    }

    /** Begins to stop everything that lives here; completes when that is done. */
    CompletableFuture<Void> drain() {
        loop.post((state, now) -> state.close());
        return drained;
    }

    @Override
    public void close() {
        loop.close();
    }
}
