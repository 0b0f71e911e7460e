package io.sluice.bench.cluster;

import io.sluice.bench.process.Kind;

/** Something that happens to a group of workers, and what is measured of it. */
interface Scenario {

    /** A short word to ask for it with. */
    String id();

    /** What happens, as the heading of its table. */
    String title();

    /** Whether it takes workers of this kind more than ten minutes, so that it is played only when asked for, and once. */
    default boolean isSlow(Kind kind) {
        return false;
    }

    /** Lets it happen once, to a new group. */
    void measure(Stage stage, Findings findings);
}
