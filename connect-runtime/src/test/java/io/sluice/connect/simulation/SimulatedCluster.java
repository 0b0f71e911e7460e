package io.sluice.connect.simulation;

import io.sluice.connect.membership.group.GroupProtocol;
import io.sluice.connect.membership.group.GroupSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All there is: a broker with its topics and its group, the world outside, and the processes that live at the moment. */
final class SimulatedCluster {
    private final Simulation simulation;
    private final Traits traits;
    private final World world = new World();
    private final Rules rules = new Rules(this);
    private final SimulatedTopic configTopic = new SimulatedTopic("configs");
    private final SimulatedTopic statusTopic = new SimulatedTopic("statuses");
    private final SimulatedCoordinator coordinator;
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private boolean calm;

    /**
     * How a cluster is set up.
     *
     * @param protocol what the worker at a host is set to
     */
    record Traits(
            List<String> hosts,
            Function<String, GroupProtocol> protocol,
            GroupSettings.Timing timing,
            Duration initialDelay) {

        static Traits anyOf(Simulation simulation) {
            List<String> hosts = List.of("a", "b", "c", "d", "e").subList(0, simulation.between(1, 5));
            var timing = new GroupSettings.Timing(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(3),
                    simulation.oneOf(List.of(Duration.ofSeconds(20), Duration.ofMinutes(5))),
                    simulation.oneOf(List.of(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(5))));
            GroupProtocol all = simulation.oneOf(List.of(
                    GroupProtocol.SESSIONED,
                    GroupProtocol.SESSIONED,
                    GroupProtocol.SESSIONED,
                    GroupProtocol.COMPATIBLE,
                    GroupProtocol.EAGER));
            boolean mixed = simulation.chance(0.15);
            List<GroupProtocol> each = hosts.stream()
                    .map(host -> mixed ? simulation.oneOf(List.of(GroupProtocol.values())) : all)
                    .toList();
            return new Traits(
                    hosts,
                    host -> each.get(hosts.indexOf(host)),
                    timing,
                    simulation.oneOf(List.of(Duration.ZERO, Duration.ofSeconds(3))));
        }

        @Override
        public String toString() {
            return hosts.stream().map(host -> host + " " + protocol.apply(host)).toList() + ", " + timing;
        }
    }

    SimulatedCluster(Simulation simulation, Traits traits) {
        this.simulation = simulation;
        this.traits = traits;
        this.coordinator = new SimulatedCoordinator(simulation, traits.initialDelay());
        simulation.trace(() -> "a cluster of " + traits);
    }

    Simulation simulation() {
        return simulation;
    }

    Traits traits() {
        return traits;
    }

    World world() {
        return world;
    }

    Rules rules() {
        return rules;
    }

    SimulatedTopic configTopic() {
        return configTopic;
    }

    SimulatedTopic statusTopic() {
        return statusTopic;
    }

    SimulatedCoordinator coordinator() {
        return coordinator;
    }

    /** The processes that live, in the order in which they began. */
    List<SimulatedProcess> processes() {
        processes.removeIf(SimulatedProcess::isDead);
        return processes;
    }

    Optional<SimulatedProcess> at(URI url) {
        return processes().stream().filter(process -> process.url().equals(url)).findFirst();
    }

    List<String> freeHosts() {
        return traits.hosts().stream()
                .filter(host -> processes().stream()
                        .noneMatch(process -> process.toString().equals(host)))
                .toList();
    }

    SimulatedProcess start(String host) {
        var process = new SimulatedProcess(host, traits.protocol().apply(host), traits.timing(), this);
        if (calm) process.calm();
        processes.add(process);
        process.start();
        return process;
    }

    /** From now on nothing goes wrong any more, until trouble begins again. */
    void calm() {
        calm = true;
        processes().forEach(SimulatedProcess::calm);
    }

    void trouble() {
        calm = false;
        processes().forEach(SimulatedProcess::troubled);
    }

    boolean isCalm() {
        return calm;
    }

    /** Lets time pass, and asks after everything that happens whether the rules are kept. */
    void pass(Duration time) {
        long endMs = simulation.nowMs() + time.toMillis();
        boolean[] over = {false};
        simulation.later(Duration.ofMillis(endMs - simulation.nowMs()), () -> over[0] = true);
        while (!over[0]) {
            simulation.step();
            rules.lookAround();
        }
    }
}
