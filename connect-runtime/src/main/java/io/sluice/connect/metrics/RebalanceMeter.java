package io.sluice.connect.metrics;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/** Shows the group as this worker sees it, and how long its rounds take. The membership thread reports. */
public final class RebalanceMeter {
    private static final long NEVER = -1;

    private final Time time;
    private final LongAdder completed;
    private final Sampled duration;

    // Written by the membership thread, read by reporters.
    private volatile String leader = "";
    private volatile long epoch = NEVER;
    private volatile long begunNanos;
    private volatile boolean under;
    private volatile long endedMs = NEVER;

    /** @param protocol the protocol that the group uses */
    public RebalanceMeter(Metrics metrics, Supplier<String> protocol) {
        this(new Figures(metrics, Map.of()), protocol);
    }

    RebalanceMeter(Figures figures, Supplier<String> protocol) {
        this.time = figures.time();
        MetricGroup group = figures.group("connect-worker-rebalance-metrics");
        group.show("leader-name", "Address of the worker that leads the group", (config, now) -> leader);
        group.show("connect-protocol", "How the group shares its work", (config, now) -> protocol.get());
        group.number("epoch", "Generation of the group", () -> epoch);
        completed = group.total("completed-rebalances-total", "Rounds of the group this worker took part in");
        duration = group.sampled()
                .average("rebalance-avg-time-ms", "Time a round took, on average")
                .most("rebalance-max-time-ms", "Time a round took, at most");
        group.number("rebalancing", "1 while a round is under way, else 0", () -> under ? 1 : 0);
        group.show(
                "time-since-last-rebalance-ms",
                "Time since the last round ended",
                (config, now) -> endedMs == NEVER ? Double.NaN : (double) (now - endedMs));
    }

    /** A round begins, or the group was lost; the beginning that counts is the first until a round completes. */
    public void began() {
        if (!under) begunNanos = time.nanoseconds();
        under = true;
    }

    public void completed(long generation, String leaderUrl) {
        endedMs = time.milliseconds();
        if (under) duration.record(TaskMeter.millis(time.nanoseconds() - begunNanos), endedMs);
        under = false;
        epoch = generation;
        leader = leaderUrl;
        completed.increment();
    }
}
