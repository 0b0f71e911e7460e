package io.sluice.connect.simulation;

import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskSpec;
import io.sluice.connect.worker.Worker;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Connectors and tasks of one process that take their time, fail, or never answer, as a real runtime's do. As that one, it
 * answers every order to stop within the graceful timeout. Tells the rules what lives where.
 */
final class SimulatedRuntime implements Worker {
    static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    enum State {
        STARTING,
        UP,
        FAILED,
        STOPPING
    }

    /** One life of a connector or task, from its start until it has stopped. */
    static final class Life {
        final Object unit; // the name of a connector, or a TaskId
        final long run;
        final Map<String, String> config;
        final Map<String, String> taskConfig; // empty for a connector
        TargetState target;
        State state = State.STARTING;
        boolean stuck; // in plugin code, until it is stopped

        Life(Object unit, long run, Map<String, String> config, Map<String, String> taskConfig, TargetState target) {
            this.unit = unit;
            this.run = run;
            this.config = config;
            this.taskConfig = taskConfig;
            this.target = target;
        }

        @Override
        public String toString() {
            return (unit instanceof String ? "connector " : "task ") + unit + " (life " + run + ", " + state + ")";
        }
    }

    private final SimulatedProcess process;
    private final Simulation simulation;
    private final World world;
    private final Rules rules;
    private final Worker.Listener listener;
    private final Map<Object, Life> lives = new LinkedHashMap<>();

    SimulatedRuntime(
            SimulatedProcess process, Simulation simulation, World world, Rules rules, Worker.Listener listener) {
        this.process = process;
        this.simulation = simulation;
        this.world = world;
        this.rules = rules;
        this.listener = listener;
    }

    Collection<Life> lives() {
        return lives.values();
    }

    Life life(Object unit) {
        return lives.get(unit);
    }

    /** Something outside has changed. */
    void reconfigure(String connector) {
        Life life = lives.get(connector);
        if (life != null && life.state == State.UP && !life.stuck && life.target == TargetState.STARTED)
            listener.reconfigurationRequested(connector, life.run);
    }

    /** Plugin code throws out of the blue. */
    void fail(Object unit) {
        Life life = lives.get(unit);
        if (life != null && life.state == State.UP && !life.stuck) fail(life);
    }

    @Override
    public void startConnector(String name, long run, Map<String, String> config, TargetState target) {
        start(new Life(name, run, config, Map.of(), target));
    }

    @Override
    public void startTask(TaskSpec spec, long run) {
        start(new Life(spec.id(), run, spec.connectorConfig(), spec.taskConfig(), spec.target()));
    }

    private void start(Life life) {
        simulation.trace(() -> process + " starts " + life + " " + life.target);
        rules.starts(process, life);
        lives.put(life.unit, life);
        life.stuck = process.isTroubled() && simulation.chance(0.02);
        boolean fails = process.isTroubled() && simulation.chance(0.04);
        Duration time = simulation.chance(0.9) ? simulation.millis(0, 50) : simulation.millis(0, 8_000);
        process.later(time, () -> {
            if (life.stuck || life.state != State.STARTING) return;
            if (fails) fail(life);
            else {
                life.state = State.UP;
                reached(life, life.target);
            }
        });
    }

    private void fail(Life life) {
        life.state = State.FAILED;
        var cause = new IllegalStateException("boom");
        if (life.unit instanceof TaskId task) listener.taskFailed(task, life.run, cause, Optional.of("1.0"));
        else listener.connectorFailed((String) life.unit, life.run, cause, Optional.of("1.0"));
    }

    private void reached(Life life, TargetState target) {
        if (life.unit instanceof TaskId task) listener.taskReached(task, life.run, target, "1.0");
        else listener.connectorReached((String) life.unit, life.run, target, "1.0");
    }

    @Override
    public void targetConnector(String name, long run, TargetState target) {
        target(lives.get(name), target);
    }

    @Override
    public void targetTask(TaskId task, long run, TargetState target) {
        target(lives.get(task), target);
    }

    private void target(Life life, TargetState target) {
        life.target = target;
        process.later(simulation.millis(0, 100), () -> {
            if (life.stuck || life.state != State.UP || life.target != target) return;
            reached(life, target);
        });
    }

    @Override
    public void requestTaskConfigs(String name, long run) {
        Life life = lives.get(name);
        if (life.stuck) return;
        boolean fails = process.isTroubled() && simulation.chance(0.1);
        Duration time = simulation.chance(0.9) ? simulation.millis(0, 50) : simulation.millis(0, 5_000);
        process.later(time, () -> {
            if (life.stuck || life.state != State.UP) return;
            if (fails) listener.taskConfigsFailed(name, run, new IllegalStateException("boom"));
            else listener.taskConfigsReady(name, run, world.taskConfigs(name, life.config));
        });
    }

    @Override
    public void stopConnector(String name, long run) {
        stop(lives.get(name), run);
    }

    @Override
    public void stopTask(TaskId task, long run) {
        stop(lives.get(task), run);
    }

    private void stop(Life life, long run) {
        simulation.trace(() -> process + " stops " + life);
        rules.stops(process, life, run);
        boolean wasStuck = life.stuck;
        life.state = State.STOPPING;
        int longest = (int) LONGEST_STOP.toMillis();
        Duration time = wasStuck
                ? LONGEST_STOP
                : simulation.chance(0.9) ? simulation.millis(0, 50) : simulation.millis(0, longest);
        process.later(time, () -> {
            lives.remove(life.unit);
            rules.hasStopped(process, life);
            if (life.unit instanceof TaskId task) listener.taskStopped(task, life.run);
            else listener.connectorStopped((String) life.unit, life.run);
        });
    }

    @Override
    public Optional<String> underWay(String connector) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // The process is dead or drained.
    }
}
