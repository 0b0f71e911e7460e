package io.sluice.connect.simulation;

import io.sluice.connect.simulation.SimulatedCluster.Traits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What becomes of one cluster, as its seed has it: storms in which anything may happen at any time, each followed by a calm in
 * which the cluster must come to rest, and at last a single change, which must disturb nothing that it does not concern.
 */
final class Story {
    private static final Duration STILL = Duration.ofSeconds(30);
    /** Sessions end, a round waits for one who is gone, connectors are asked again, and moves have to wait for each other. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /** Sessions that were lost in the storm may end in the calm. */
    private static final Duration AFTERMATH = Duration.ofSeconds(20);

    private static final int MOST_ROUNDS = 25;

    private final Simulation simulation;
    private final SimulatedCluster cluster;
    private final Operator operator;
    private final Storm storm;

    private Story(long seed, Consumer<String> trace) {
        simulation = new Simulation(seed, trace);
        cluster = new SimulatedCluster(simulation, Traits.anyOf(simulation));
        operator = new Operator(cluster);
        storm = new Storm(cluster, operator);
    }

    static void tell(long seed, Consumer<String> trace) {
        new Story(seed, trace).tell();
    }

    private void tell() {
        int acts = simulation.between(1, 2);
        for (int act = 0; act < acts; act++) {
            cluster.trouble();
            storm.rage(simulation.millis(5_000, 60_000));
            cluster.calm();
            simulation.trace(() -> "calm");
            comeToRest();
        }
        new Aftermath(cluster, operator, this::comeToRest).happen();
    }

    private void comeToRest() {
        Duration limit = PATIENCE.plus(cluster.traits().timing().maxDelay())
                .plus(cluster.traits().timing().unsyncBackoff());
        long endMs = simulation.nowMs() + limit.toMillis();
        int firstRound = cluster.coordinator().generation();
        cluster.pass(AFTERMATH);
        Optional<String> missing = Rest.missing(cluster, operator);
        while (missing.isPresent()) {
            if (simulation.nowMs() > endMs)
                throw new AssertionError("not at rest after " + limit + ": " + missing.get());
            if (cluster.processes().isEmpty()) cluster.start(cluster.freeHosts().get(0));
            cluster.pass(Duration.ofSeconds(1));
            missing = Rest.missing(cluster, operator);
        }
        int rounds = cluster.coordinator().generation() - firstRound;
        if (rounds > MOST_ROUNDS) throw new AssertionError("it took " + rounds + " rounds to come to rest");
        stayAtRest();
    }

    private void stayAtRest() {
        int round = cluster.coordinator().generation();
        List<String> lives = lives();
        cluster.pass(STILL);
        Optional<String> missing = Rest.missing(cluster, operator);
        if (missing.isPresent()) throw new AssertionError("it does not stay at rest: " + missing.get());
        if (cluster.coordinator().generation() != round) throw new AssertionError("a round was held for no reason");
        if (!lives().equals(lives)) throw new AssertionError("something was restarted for no reason");
    }

    private List<String> lives() {
        return cluster.processes().stream()
                .map(process -> process + ": " + process.runtime().lives())
                .toList();
    }
}
