package io.sluice.bench.cluster;

import java.util.Set;

/** How evenly a group has shared out its work. */
final class Balance {
    private Balance() {}

    static void find(Placement placement, Set<String> workers, Findings findings) {
        findings.count("Tasks of the busiest worker above the idlest", placement.taskSpread(workers));
        findings.count("Connectors of the busiest worker above the idlest", placement.connectorSpread(workers));
        findings.count("The same for the tasks of one connector, at most", placement.spreadWithinConnectors(workers));
    }
}
