package io.sluice.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The one benchmark there is: some work on one side. A fork sees a single pair of both, so that what the compiler learns of
 * one piece of work never helps or harms another.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SideBySide {
    /** What to do; the catalogue has the names. */
    @Param("")
    public String work;

    /** Whose classes do it. */
    @Param({"sluice", "apache"})
    public String side;

    private Callable<Object> prepared;

    /** Loads the side and prepares the work on it. */
    @Setup
    public void prepare() throws Exception {
        prepared = Side.of(side).work().get(work).call();
    }

    /** Does it once. */
    @Benchmark
    public Object once() throws Exception {
        return prepared.call();
    }
}
