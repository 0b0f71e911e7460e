package io.sluice.connect.simulation;

import io.sluice.connect.control.ClusterView;
import io.sluice.connect.control.ConnectorCheck;
import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.control.Peers;
import io.sluice.connect.control.SaidByStatus;
import io.sluice.connect.control.SteppedControl;
import io.sluice.connect.control.Surroundings;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.group.GroupProtocol;
import io.sluice.connect.membership.group.GroupSettings;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.store.StatusStore;
import io.sluice.connect.store.local.MemoryOffsetStore;
import io.sluice.connect.store.topic.TopicConfigStore;
import io.sluice.connect.store.topic.TopicStatusStore;
import io.sluice.connect.worker.ProducerFence;
import io.sluice.connect.worker.offsets.ConnectorOffsets;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One worker process: real control loop, member and stores on the simulated rest. It can be frozen, cut off from its group, and
 * killed; everything it does later is lost then, or waits until it is thawed.
 */
final class SimulatedProcess {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(7);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(7);

    private final String host;
    private final Simulation simulation;
    private final Rules rules;
    private final SimulatedLog configLog;
    private final SimulatedLog statusLog;
    private final TopicConfigStore configs;
    private final StatusStore statuses;
    private final SimulatedMembership membership;
    private final SteppedControl control;
    private final SimulatedRuntime runtime;
    private final List<Runnable> whenThawed = new ArrayList<>();
    private boolean dead;
    private boolean leaving;
    private boolean draining;
    private boolean frozen;
    private boolean cutOff;
    private boolean troubled = true;
    private boolean stepAhead;
    private long thawedMs;
    private long offsetOfRound = -1;

    SimulatedProcess(String host, GroupProtocol protocol, GroupSettings.Timing timing, SimulatedCluster cluster) {
        this.host = host;
        this.simulation = cluster.simulation();
        this.rules = cluster.rules();
        this.configLog = new SimulatedLog(cluster.configTopic(), this, simulation);
        this.statusLog = new SimulatedLog(cluster.statusTopic(), this, simulation);
        this.configs = new TopicConfigStore(configLog, Duration.ZERO);
        this.statuses = new TopicStatusStore(statusLog, Duration.ZERO);
        var settings = new GroupSettings("group", Optional.empty(), protocol, url(), timing, Map.of());
        this.membership = new SimulatedMembership(
                settings, cluster.coordinator(), this, simulation, this::refreshForLeader, new SaidByStatus(statuses));
        this.control = new SteppedControl(
                host + ":8083",
                protocol == GroupProtocol.SESSIONED,
                new Surroundings(
                        configs,
                        statuses,
                        membership,
                        peers(cluster),
                        new Check(),
                        new ConnectorOffsets(null, config -> config, OffsetHomes.in(new MemoryOffsetStore()), Map.of()),
                        ProducerFence.NOBODY_OUTSIDE),
                simulation.time());
        this.runtime = new SimulatedRuntime(this, simulation, cluster.world(), rules, control.workerListener());
    }

    void start() {
        simulation.trace(() -> this + " begins");
        statuses.start();
        control.connect(runtime);
        configs.start(control.configListener());
        membership.start(noting(control.groupListener()));
        tick();
    }

    private Membership.Listener noting(Membership.Listener told) {
        return new Membership.Listener() {
            @Override
            public void joined(Membership.Joined joined) {
                simulation.trace(() -> SimulatedProcess.this + " joined round " + joined.generation() + ": has "
                        + joined.assignment() + ", stops " + joined.revoked() + ", next after " + joined.delay());
                offsetOfRound = joined.configOffset();
                told.joined(joined);
            }

            @Override
            public void lost(String reason) {
                simulation.trace(() -> SimulatedProcess.this + " lost the group: " + reason);
                told.lost(reason);
            }
        };
    }

    private void tick() {
        stepSoon();
        later(TICK, this::tick);
    }

    private void stepSoon() {
        if (stepAhead || dead) return;
        stepAhead = true;
        Duration delay = simulation.millis(0, 20);
        simulation.later(
                delay,
                () -> whenAwake(() -> {
                    stepAhead = false;
                    boolean goesOn = control.step();
                    rules.lookAt(this);
                    if (goesOn) stepSoon();
                }));
    }

    /** Something this process does in a while, if it is alive then; it may change what the control loop has to do. */
    void later(Duration delay, Runnable action) {
        simulation.later(
                delay,
                () -> whenAwake(() -> {
                    action.run();
                    stepSoon();
                }));
    }

    private void whenAwake(Runnable action) {
        if (dead) return;
        if (frozen) whenThawed.add(action);
        else action.run();
    }

    /** A leader that is behind waits for its log for some seconds, unless nothing can be read. */
    private CompletableFuture<ClusterSnapshot> refreshForLeader() {
        if (configLog.isLagging()) return CompletableFuture.failedFuture(new TimeoutException("no answer in time"));
        configLog.readAll();
        return CompletableFuture.completedFuture(configs.snapshot());
    }

    // What happens to it.

    void crash() {
        simulation.trace(() -> this + " crashes");
        end();
        configLog.die();
        statusLog.die();
    }

    /** Stops in an orderly way: takes leave of the group, ends everything that runs, then its membership. */
    void leave() {
        if (leaving) return;
        leaving = true;
        simulation.trace(() -> this + " begins to stop");
        membership.announceDeparture(this::drain);
        later(LONGEST_FAREWELL, this::drain);
    }

    private void drain() {
        if (draining) return;
        draining = true;
        control.drain().thenRun(() -> later(Duration.ZERO, this::sayGoodBye));
        later(LONGEST_DRAIN, this::sayGoodBye);
    }

    private void sayGoodBye() {
        simulation.trace(() -> this + " says good-bye");
        membership.close();
        end();
    }

    private void end() {
        dead = true;
        rules.isDead(this);
    }

    void freeze() {
        simulation.trace(() -> this + " freezes");
        frozen = true;
    }

    void thaw() {
        if (!frozen) return;
        simulation.trace(() -> this + " thaws");
        frozen = false;
        thawedMs = simulation.nowMs();
        List<Runnable> waited = List.copyOf(whenThawed);
        whenThawed.clear();
        for (Runnable action : waited) simulation.later(simulation.millis(0, 20), () -> whenAwake(action));
    }

    void cutOff(boolean off) {
        simulation.trace(() -> this + (off ? " is cut off from" : " is reached again by") + " the group");
        cutOff = off;
    }

    void lag(Duration time) {
        simulation.trace(() -> this + " reads no configurations for " + time);
        configLog.lag(time);
    }

    /** From now on nothing goes wrong in it, and nothing holds it up. */
    void calm() {
        thaw();
        if (cutOff) cutOff(false);
        configLog.catchUp();
        troubled = false;
    }

    void troubled() {
        troubled = true;
    }

    // What others want to know.

    boolean isDead() {
        return dead;
    }

    boolean isLeaving() {
        return leaving;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean isCutOff() {
        return cutOff;
    }

    /** Whether connectors and tasks may fail here. */
    boolean isTroubled() {
        return troubled;
    }

    URI url() {
        return URI.create("http://" + host + ":8083/");
    }

    String workerId() {
        return host + ":8083";
    }

    ControlPlane plane() {
        return control.plane();
    }

    ClusterView view() {
        return control.plane().view();
    }

    ClusterSnapshot snapshot() {
        return configs.snapshot();
    }

    StatusStore statuses() {
        return statuses;
    }

    /** How far the leader of the last round had read the configurations. */
    long offsetOfRound() {
        return offsetOfRound;
    }

    SimulatedMembership membership() {
        return membership;
    }

    SimulatedRuntime runtime() {
        return runtime;
    }

    /**
     * Until when what runs here may run although the group has given it to others: it takes a while until the process knows,
     * and again a while until everything has stopped.
     */
    long latestStopMs() {
        long notice = Math.max(membership.latestNoticeMs(), thawedMs + 3_000);
        return notice + SimulatedRuntime.LONGEST_STOP.toMillis() + 1_000;
    }

    @Override
    public String toString() {
        return host;
    }

    private Peers peers(SimulatedCluster cluster) {
        return new Peers() {
            @Override
            public CompletableFuture<Void> putTasks(
                    URI leader, String connector, List<Map<String, String>> taskConfigs) {
                return asked(cluster, leader, plane -> plane.putTasks(connector, taskConfigs));
            }

            @Override
            public CompletableFuture<Void> fence(URI leader, String connector) {
                return asked(cluster, leader, plane -> plane.fence(connector));
            }
        };
    }

    private CompletableFuture<Void> asked(
            SimulatedCluster cluster, URI leader, Function<ControlPlane, CompletableFuture<Void>> question) {
        var done = new CompletableFuture<Void>();
        later(simulation.millis(0, 10), () -> cluster.at(leader)
                .filter(peer -> !peer.isDead())
                .ifPresentOrElse(
                        peer -> peer.later(simulation.millis(0, 10), () -> question.apply(peer.plane())
                                .whenComplete((answer, failure) -> later(simulation.millis(0, 10), () -> {
                                    if (failure == null) done.complete(null);
                                    else done.completeExceptionally(failure);
                                }))),
                        () -> done.completeExceptionally(new IllegalStateException("nobody answers"))));
        later(Duration.ofSeconds(20), () -> done.completeExceptionally(new TimeoutException("no answer")));
        return done;
    }

    /** Finds nothing wrong, but takes its time. */
    private final class Check implements ConnectorCheck {
        @Override
        public CompletableFuture<Void> check(String connector, Map<String, String> config) {
            var done = new CompletableFuture<Void>();
            later(simulation.millis(0, 30), () -> done.complete(null));
            return done;
        }

        @Override
        public Optional<String> underWay(String connector) {
            return Optional.empty();
        }
    }
}
