package io.sluice.bench;

import java.util.List;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What was measured of one piece of work on one side, over all rounds.
 *
 * @param nanos  the median time of one operation
 * @param spread half the width of the middle half of the times
 * @param bytes  the median of what one operation allocates
 */
record Measured(double nanos, double spread, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Measured of(List<RunResult> rounds, String work, Side side) {
        List<IterationResult> iterations = rounds.stream()
                .filter(result -> result.getParams().getParam("work").equals(work))
                .filter(result -> result.getParams().getParam("side").equals(side.id()))
                .flatMap(result -> result.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        double[] times = sorted(iterations.stream()
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore()));
        double[] bytes = sorted(iterations.stream()
                .mapToDouble(iteration ->
                        iteration.getSecondaryResults().get(ALLOCATED).getScore()));
        return new Measured(
                quantile(times, 0.5), (quantile(times, 0.75) - quantile(times, 0.25)) / 2, quantile(bytes, 0.5));
    }

    private static double[] sorted(DoubleStream values) {
        return values.sorted().toArray();
    }

    /** Between two measurements, by their distance. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
