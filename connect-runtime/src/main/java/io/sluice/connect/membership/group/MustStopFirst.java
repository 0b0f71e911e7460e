package io.sluice.connect.membership.group;

/** Thrown out of a join that may not go on while something still runs here. */
final class MustStopFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean dropped;

    private MustStopFirst(String reason, boolean dropped) {
        super(reason, null, false, false);
        this.dropped = dropped;
    }

    static MustStopFirst forEagerRound() {
        return new MustStopFirst("a round of the eager protocol begins", false);
    }

    static MustStopFirst afterDrop() {
        return new MustStopFirst("the coordinator dropped this worker from the group", true);
    }

    /** Whether the group has gone on without this worker, so that others may run what still runs here. */
    boolean isDropped() {
        return dropped;
    }
}
