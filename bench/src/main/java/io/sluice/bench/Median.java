package io.sluice.bench;

import java.util.List;

/** The middle of what several rounds found. */
public final class Median {
    private Median() {}

    /** Of values in any order, of which there is at least one. */
    public static double of(List<Double> found) {
        List<Double> sorted = found.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
