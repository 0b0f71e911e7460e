package io.sluice.bench.pipeline;

import static io.sluice.bench.pipeline.Figure.What.CPU_NANOS_PER_RECORD;
import static io.sluice.bench.pipeline.Figure.What.HEAP_AFTER;
import static io.sluice.bench.pipeline.Figure.What.HEAP_BEFORE;
import static io.sluice.bench.pipeline.Figure.What.MILLIS_P50;
import static io.sluice.bench.pipeline.Figure.What.MILLIS_P99;
import static io.sluice.bench.pipeline.Figure.What.RECORDS_PER_SECOND;

import io.sluice.bench.process.Await;
import io.sluice.bench.process.ProcessUse;
import io.sluice.testconnectors.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Looks at a contender at work. */
final class Measurement {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration OFTEN = Duration.ofMillis(50);
    /** Until the JVMs of the contender and of the broker have compiled what matters. */
    private static final Duration WARM = Duration.ofSeconds(12);

    private static final Duration WINDOW = Duration.ofSeconds(8);
    private static final long SOME = 200_000;
    private static final long MANY = 1_000_000;
    private static final Duration LATENCY = Duration.ofSeconds(20);

    private Measurement() {}

    /** How much goes through, and what of the processors it takes. */
    static Map<Figure.What, Double> throughput(Contender.Running running, LongSupplier count) {
        Await.until("the first record", START, OFTEN, () -> count.getAsLong() > 0);
        Await.pass(WARM);
        ProcessUse use = running.use();
        long records = count.getAsLong();
        long nanos = System.nanoTime();
        Duration cpu = use.cpu();
        Await.pass(WINDOW);
        records = count.getAsLong() - records;
        nanos = System.nanoTime() - nanos;
        cpu = use.cpu().minus(cpu);
        return Map.of(
                RECORDS_PER_SECOND, records * 1e9 / nanos,
                CPU_NANOS_PER_RECORD, (double) cpu.toNanos() / Math.max(1, records));
    }

    /** What is alive on the heap after some records, and after so many that a leak of a few bytes for each would show. */
    static Map<Figure.What, Double> memory(Contender.Running running, LongSupplier count) {
        Await.until("some records", START, OFTEN, () -> count.getAsLong() >= SOME);
        double before = running.use().liveHeapMegabytes();
        Await.until("a million records more", START, OFTEN, () -> count.getAsLong() >= SOME + MANY);
        return Map.of(HEAP_BEFORE, before, HEAP_AFTER, running.use().liveHeapMegabytes());
    }

    /** How old records are when they arrive, once the JVMs are warm. */
    static Map<Figure.What, Double> latency(Contender.Running running, Path ages, int rate) {
        long all = rate * WARM.plus(LATENCY).toSeconds();
        Await.until("all records", START, OFTEN, () -> Tally.sum(ages) >= all);
        running.close();
        List<Long> measured = Tally.ages(ages);
        List<Long> warm = measured.subList(rate * (int) WARM.toSeconds(), measured.size()).stream()
                .sorted()
                .toList();
        return Map.of(MILLIS_P50, percentile(warm, 50), MILLIS_P99, percentile(warm, 99));
    }

    private static double percentile(List<Long> sorted, int percent) {
        return sorted.get(sorted.size() * percent / 100) / 1e6;
    }
}
