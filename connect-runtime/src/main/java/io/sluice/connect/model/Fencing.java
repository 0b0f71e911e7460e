package io.sluice.connect.model;

/**
 * What the config log says about shutting out the producers of earlier tasks of a connector (exactly-once sources).
 *
 * @param tasks how many tasks were let in by the last round of fencing, so how many producers the next has to shut out
 * @param current whether that round came after the task configurations were last committed
 * @param rounds how many rounds this worker has read of; tells one from another
 */
public record Fencing(int tasks, boolean current, int rounds) {
    /** No round was ever made, so there are no producers to shut out. */
    public static final Fencing NEVER = new Fencing(0, false, 0);

    /** The same after another set of tasks was committed. */
    public Fencing outdated() {
        return new Fencing(tasks, false, rounds);
    }

    /** What follows after a further round. */
    public Fencing renewed(int tasksLetIn) {
        return new Fencing(tasksLetIn, true, rounds + 1);
    }

    /**
     * Whether a set of this many tasks may start without a further round. A round of another size was made for another set, and
     * written late.
     */
    public boolean covers(int size) {
        return current && tasks == size;
    }
}
