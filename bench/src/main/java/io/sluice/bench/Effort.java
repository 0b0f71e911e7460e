package io.sluice.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How much time to take.
 *
 * @param rounds      times that everything is measured, each time in new JVMs
 * @param warmup      the time before measuring
 * @param iterations  measurements in one JVM
 * @param measurement the time of one of them
 */
record Effort(int rounds, TimeValue warmup, int iterations, TimeValue measurement) {
    static final Effort FULL = new Effort(2, millis(2200), 5, millis(200));
    static final Effort QUICK = new Effort(1, millis(300), 3, millis(80));

    private static TimeValue millis(int count) {
        return new TimeValue(count, TimeUnit.MILLISECONDS);
    }
}
