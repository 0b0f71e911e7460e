package io.sluice.connect.membership.group;

import io.sluice.connect.model.Assignment;

/**
 * What a member has in hand: what it was given, and what it was told to give up and has not stopped yet. Both are told to
 * the group in the next round, so that nobody else gets what may still run here.
 *
 * @param generation the round that this is the outcome of
 */
record Holdings(int generation, Assignment given, Assignment yielding) {

    static final Holdings NOTHING = new Holdings(-1, Assignment.NONE, Assignment.NONE);

    boolean isEmpty() {
        return given.isEmpty() && yielding.isEmpty();
    }

    /** Everything that may run here. */
    Assignment reported() {
        return given.plus(yielding);
    }

    /** Of what was to be given up at some earlier time, what has stopped since. */
    Assignment stoppedSince(Holdings earlier) {
        return earlier.yielding().minus(yielding);
    }

    /**
     * The outcome of a cooperative round for a member that told these holdings when it began. A leader that does not revoke
     * again what is being given up means it to stay; what it does revoke again may have stopped while the round was held.
     */
    Holdings after(int round, Assignment assigned, Assignment revoked, Assignment stopped) {
        return new Holdings(
                round,
                reported().minus(revoked).plus(assigned),
                revoked.minus(assigned).minus(stopped));
    }

    /** Everything has stopped that was to be given up until and including that round. */
    Holdings released(int upTo) {
        return upTo >= generation ? new Holdings(generation, given, Assignment.NONE) : this;
    }
}
