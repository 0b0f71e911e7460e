package io.sluice.connect.control;

import io.sluice.connect.membership.Membership;
import io.sluice.connect.store.ConfigStore;
import io.sluice.connect.worker.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A {@link ControlLoop} without its thread, for a simulation that decides when it acts. */
public final class SteppedControl {
    private final ControlLoop loop;

    public SteppedControl(String workerId, boolean signsRequests, Surroundings around, Clock clock) {
        var keys = new SessionKeys(signsRequests, "HmacSHA256", Optional.empty(), Duration.ofHours(1));
        loop = new ControlLoop(new ControlLoop.Traits(workerId, keys, false), around, clock);
    }

    public void connect(Worker worker) {
        loop.connect(worker);
    }

    /** Acts on what was reported since; tells whether there was anything. */
    public boolean step() {
        return loop.step();
    }

    public ControlPlane plane() {
        return loop.plane();
    }

    public ConfigStore.Listener configListener() {
        return loop.configListener((namespace, level) -> {});
    }

    public Membership.Listener groupListener() {
        return loop.groupListener();
    }

    public Worker.Listener workerListener() {
        return loop.workerListener();
    }

    public CompletableFuture<Void> drain() {
        return loop.drain();
    }
}
