package io.sluice.connect.simulation;

import java.time.Duration;
import java.util.List;

/** Everything that may go wrong, and everybody who wants something, at once. */
final class Storm {
    private final SimulatedCluster cluster;
    private final Operator operator;
    private final Simulation simulation;

    Storm(SimulatedCluster cluster, Operator operator) {
        this.cluster = cluster;
        this.operator = operator;
        this.simulation = cluster.simulation();
    }

    /** Some storms are hectic, some are slow enough for the cluster to settle now and then. */
    void rage(Duration time) {
        long endMs = simulation.nowMs() + time.toMillis();
        int longestPause = simulation.oneOf(List.of(200, 1_500, 6_000));
        double shareOfFaults = simulation.oneOf(List.of(0.1, 0.3, 0.6));
        for (String host : cluster.freeHosts()) if (simulation.chance(0.8)) start(host);
        while (simulation.nowMs() < endMs) {
            if (simulation.chance(shareOfFaults)) goWrong();
            else operator.askForAnything();
            cluster.pass(simulation.millis(0, longestPause));
        }
    }

    private void goWrong() {
        List<SimulatedProcess> present = List.copyOf(cluster.processes());
        List<String> free = cluster.freeHosts();
        if (present.isEmpty() || (!free.isEmpty() && simulation.chance(0.3))) {
            start(simulation.oneOf(free));
            return;
        }
        SimulatedProcess process = simulation.oneOf(present);
        switch (simulation.upTo(9)) {
            case 0, 1 -> crash(process);
            case 2 -> process.leave();
            case 3, 4 -> freeze(process);
            case 5 -> cutOff(process);
            case 6 -> process.lag(anyTime());
            case 7 -> failSomething(process);
            case 8 -> leaderFails(present);
            default -> throw new IllegalStateException();
        }
    }

    private void start(String host) {
        simulation.later(simulation.millis(300, 2_000), () -> {
            if (!cluster.isCalm() && cluster.freeHosts().contains(host)) cluster.start(host);
        });
    }

    private void crash(SimulatedProcess process) {
        process.crash();
        if (simulation.chance(0.5)) start(process.toString());
    }

    private void freeze(SimulatedProcess process) {
        process.freeze();
        simulation.later(anyTime(), process::thaw);
    }

    private void cutOff(SimulatedProcess process) {
        process.cutOff(true);
        simulation.later(anyTime(), () -> {
            if (process.isCutOff()) process.cutOff(false);
        });
    }

    private void failSomething(SimulatedProcess process) {
        if (process.runtime().lives().isEmpty()) return;
        Object unit = simulation.oneOf(process.runtime().lives()).unit;
        process.later(Duration.ZERO, () -> process.runtime().fail(unit));
    }

    private void leaderFails(List<SimulatedProcess> present) {
        present.stream()
                .filter(process -> process.membership()
                        .memberId()
                        .filter(cluster.coordinator().leader()::equals)
                        .isPresent())
                .findFirst()
                .ifPresent(this::crash);
    }

    /** Shorter or longer than a session. */
    private Duration anyTime() {
        return simulation.chance(0.5) ? simulation.millis(500, 8_000) : simulation.millis(8_000, 40_000);
    }
}
