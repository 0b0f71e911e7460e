package io.sluice.connect.it.faults;

import io.sluice.connect.it.faults.Step.Act;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what was done. Asked and told by several threads. */
final class Tally {
    private final Map<Act, Integer> done = new EnumMap<>(Act.class);
    private final List<Step> refused = new ArrayList<>();

    synchronized void done(Step step) {
        if (step.act().isFault()) done.merge(step.act(), 1, Integer::sum);
    }

    synchronized void refused(Step step) {
        refused.add(step);
    }

    synchronized int faults() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public synchronized String toString() {
        return done + (refused.isEmpty() ? "" : ", of which nobody would do " + refused);
    }
}
