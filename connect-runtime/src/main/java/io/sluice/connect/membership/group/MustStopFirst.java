package io.sluice.connect.membership.group;

/** Thrown out of a join that may not go on while something still runs here. */
final class MustStopFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MustStopFirst(String reason) {
        super(reason, null, false, false);
    }
}
