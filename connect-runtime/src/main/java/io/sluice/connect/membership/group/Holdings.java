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

    /**
     * The outcome of a cooperative round. A leader that does not revoke again what is being given up means it to stay.
     *
     * @param reported what this member told when the round began
     */
    static Holdings after(int generation, Assignment reported, Assignment assigned, Assignment revoked) {
        return new Holdings(generation, reported.minus(revoked).plus(assigned), revoked.minus(assigned));
    }

    /** Everything has stopped that was to be given up until and including that round. */
    Holdings released(int upTo) {
        return upTo >= generation ? new Holdings(generation, given, Assignment.NONE) : this;
    }
}
