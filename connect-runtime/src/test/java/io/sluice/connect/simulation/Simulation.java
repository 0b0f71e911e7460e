package io.sluice.connect.simulation;

import io.sluice.connect.membership.group.HandTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Time that passes only as things happen, and one source of chance that decides what happens and when. */
final class Simulation {
    private final HandTime time = new HandTime();
    private final Random random;
    private final Consumer<String> trace;
    private final long startMs = time.milliseconds();
    private final PriorityQueue<Happening> ahead = new PriorityQueue<>();
    private long happenings;

    private record Happening(long atMs, long number, Runnable action) implements Comparable<Happening> {
        @Override
        public int compareTo(Happening other) {
            return atMs != other.atMs ? Long.compare(atMs, other.atMs) : Long.compare(number, other.number);
        }
    }

    /** @param trace takes what happens, one line at a time; null for nobody who reads it */
    Simulation(long seed, Consumer<String> trace) {
        this.random = new Random(seed);
        this.trace = trace;
    }

    HandTime time() {
        return time;
    }

    long nowMs() {
        return time.milliseconds();
    }

    void later(Duration delay, Runnable action) {
        ahead.add(new Happening(nowMs() + delay.toMillis(), happenings++, action));
    }

    /** Lets the next thing happen. */
    void step() {
        Happening next = ahead.remove();
        time.pass(Duration.ofMillis(Math.max(0, next.atMs - nowMs())));
        next.action.run();
    }

    void trace(Supplier<String> line) {
        if (trace != null) trace.accept(String.format("%8.3f  %s", (nowMs() - startMs) / 1000.0, line.get()));
    }

    // Chance.

    /** A number from 0 to below the limit. */
    int upTo(int limit) {
        return random.nextInt(limit);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration millis(int least, int most) {
        return Duration.ofMillis(between(least, most));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T oneOf(Iterable<T> choices) {
        List<T> list = new ArrayList<>();
        choices.forEach(list::add);
        return oneOf(list);
    }
}
