package io.sluice.bench.cluster;

/** Something that happens to a group of workers, and what is measured of it. */
interface Scenario {

    /** A short word to ask for it with. */
    String id();

    /** What happens, as the heading of its table. */
    String title();

    /** Lets it happen once, to a new group. */
    void measure(Stage stage, Findings findings);
}
